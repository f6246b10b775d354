import * as v from "valibot";
import { id, instant, line, phoneNumber, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  name: line(300),
  nickname: v.exactOptional(line(100)),
  sex: v.exactOptional(v.picklist(["f", "m", "x", "unknown"])),
  /** Gregorian year; many people know no more than that. */
  birthYear: v.exactOptional(wholeNumber(1880, 2100)),
  phone: v.exactOptional(phoneNumber),
  houseNo: v.exactOptional(line(40)),
  /** The village that looks after the person: it decides who may see the record. */
  areaCode: villageCode,
  /** The village of the house registration, when it is another one. */
  registeredArea: v.exactOptional(villageCode),
  householdId: v.exactOptional(id),
  idStatus: v.exactOptional(v.picklist(["thai", "non_thai", "none", "unknown"])),
  supportNeeds: v.exactOptional(
    v.pipe(v.array(v.picklist(["sight", "hearing", "reading", "mobility"])), v.maxLength(4)),
  ),
  status: v.picklist(["active", "moved", "died", "withdrawn"]),
  /** The village that the person went to, and the id of their record there. */
  movedTo: v.exactOptional(v.object({ areaCode: villageCode, id })),
  /** Their record in the village that they came from. */
  movedFrom: v.exactOptional(id),
  /** When and how the person was told what is kept about them (PDPA s.23). */
  notice: v.exactOptional(
    v.object({ version: wholeNumber(1, 999), at: instant, how: v.picklist(["spoken", "printed"]) }),
  ),
};

/** A person a volunteer helps. No 13-digit national number, ever (docs/decisions/005-keep-no-national-id.md). */
export const citizen = defineKind<typeof fields>()("citizen", {
  home: (body) => villageHome(body.areaCode),
  merge: { areaCode: "immutable", movedFrom: "immutable", supportNeeds: "set" },
  subject: "itself",
});

export const citizenRecord = defineRecord(citizen, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  check: ({ areaCode, movedTo }) => (movedTo?.areaCode === areaCode ? { field: "movedTo", code: "samePlace" } : null),
  arrival: (before, after, movedFrom) => {
    if (!after.movedTo || before?.movedTo?.id === after.movedTo.id) return null;
    // The house and its number stay behind.
    const { movedTo, householdId: _house, houseNo: _number, ...kept } = after;
    return {
      kind: "citizen",
      id: movedTo.id,
      set: { ...kept, areaCode: movedTo.areaCode, status: "active", movedFrom },
    };
  },
  personal: ["name", "nickname", "sex", "birthYear", "phone", "houseNo", "registeredArea", "idStatus", "supportNeeds"],
  sensitive: ["supportNeeds"],
  retention: { days: 730, from: "lastHelp", then: "list" },
  facts: {
    columns: { village: "text", status: "text", birth_year: "integer", person_key: "text", from_key: "text" },
    row: (body, { id: own, keyed }) => ({
      village: body.areaCode,
      status: body.status,
      birth_year: body.birthYear ?? null,
      person_key: keyed(own),
      from_key: body.movedFrom === undefined ? null : keyed(body.movedFrom),
    }),
    // Helps that somebody was given go on counting when they are gone.
    left: ({ id: own, keyed }, audience) => ({ village: audience, person_key: keyed(own) }),
  },
});

export type Citizen = RecordOf<typeof citizen>;
