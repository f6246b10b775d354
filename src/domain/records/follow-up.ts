import * as v from "valibot";
import { day, id, topicCode, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineRecord, type RecordOf } from "../record-type.ts";

/** A promise to look in again: whom, about what, by which day. */
export const followUp = defineRecord("followUp", {
  fields: {
    citizenId: id,
    areaCode: villageCode,
    topic: topicCode,
    due: day,
    /** 1 is most pressing. */
    priority: wholeNumber(1, 3),
    state: v.picklist(["open", "done", "moved", "dropped"]),
    /** The help that it came from. */
    helpLogId: v.exactOptional(id),
    movedCount: v.exactOptional(wholeNumber(0, 1000)),
  },
  indexes: ["citizenId", "state"],
  home: (body) => villageHome(body.areaCode),
  read: ["volunteer"],
  write: ["volunteer"],
  merge: { areaCode: "immutable", citizenId: "immutable", movedCount: "counter" },
  personal: ["citizenId"],
  retention: { months: 24, fate: "erase" },
  facts: {
    columns: { village: "text", due: "text", state: "text" },
    row: (body) => ({ village: body.areaCode, due: body.due, state: body.state }),
  },
});

export type FollowUp = RecordOf<typeof followUp>;
