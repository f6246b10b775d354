import * as v from "valibot";
import { id, instant, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  areaCode: villageCode,
  /** The record that is not shown by itself any more, if they are one. */
  personId: id,
  /** The record that stands for both. */
  keptId: id,
  answer: v.picklist(["same", "different"]),
  by: id,
  at: instant,
};

/**
 * Whether two records of a village are one person. Two phones without a signal can both add somebody; nothing is moved or
 * rewritten when they are joined, so that they can be taken apart again (same-people.ts).
 */
export const samePerson = defineKind<typeof fields>()("samePerson", {
  since: 10,
  home: (body) => villageHome(body.areaCode),
  author: "by",
  merge: { areaCode: "immutable", personId: "immutable", keptId: "immutable", by: "immutable" },
  subject: { person: "personId" },
});

export const samePersonRecord = defineRecord(samePerson, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  personal: ["personId"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: ({ personId, keptId }) => (personId === keptId ? { field: "keptId", code: "choice" } : null),
  facts: {
    columns: { village: "text", person_key: "text", kept_key: "text", answer: "text", at: "text" },
    row: (body, { keyed, receivedAt }) => ({
      village: body.areaCode,
      person_key: keyed(body.personId),
      kept_key: keyed(body.keptId),
      answer: body.answer,
      at: body.at < receivedAt ? body.at : receivedAt,
    }),
  },
});

export type SamePerson = RecordOf<typeof samePerson>;
