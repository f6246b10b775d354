import * as v from "valibot";
import { day, id, topicCode, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  citizenId: id,
  areaCode: villageCode,
  topic: topicCode,
  due: day,
  /** 1 is most pressing. */
  priority: wholeNumber(1, 3),
  state: v.picklist(["open", "done", "moved", "dropped"]),
  /** The help that it came from. */
  helpLogId: v.exactOptional(id),
  /** The person moved: the same promise in the village that they went to. */
  movedTo: v.exactOptional(v.object({ areaCode: villageCode, id, citizenId: id })),
  movedCount: v.exactOptional(wholeNumber(0, 1000)),
};

/** A promise to look in again: whom, about what, by which day. */
export const followUp = defineKind<typeof fields>()("followUp", {
  indexes: ["citizenId", "state"],
  home: (body) => villageHome(body.areaCode),
  merge: { areaCode: "immutable", citizenId: "immutable", movedCount: "counter" },
  subject: { person: "citizenId" },
});

export const followUpRecord = defineRecord(followUp, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  personal: ["citizenId"],
  arrival: (before, after) => {
    if (!after.movedTo || before?.movedTo?.id === after.movedTo.id) return null;
    const { movedTo, helpLogId: _help, movedCount: _count, ...kept } = after;
    const { areaCode, citizenId, id: movedId } = movedTo;
    return { kind: "followUp", id: movedId, set: { ...kept, areaCode, citizenId, state: "open" } };
  },
  retention: { days: 730, from: "settled", states: ["done", "moved", "dropped"], then: "remove" },
  facts: {
    columns: { village: "text", due: "text", state: "text", person_key: "text" },
    row: (body, { keyed }) => ({
      village: body.areaCode,
      due: body.due,
      state: body.state,
      person_key: keyed(body.citizenId),
    }),
  },
});

export type FollowUp = RecordOf<typeof followUp>;
