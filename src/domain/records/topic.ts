import * as v from "valibot";
import { line, topicCode, wholeNumber } from "../field-types.ts";
import { referenceHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  code: topicCode,
  group: line(10),
  nameTh: line(80),
  nameEn: line(80),
  /** The agency that decides, when there is one. */
  agency: v.exactOptional(line(80)),
  /** Days until the follow-up that is offered; 0 offers none. */
  followUpDays: wholeNumber(0, 365),
  /** Cannot wait: money is leaving an account. */
  urgent: v.exactOptional(v.boolean()),
  status: v.picklist(["active", "retired"]),
  replacedBy: v.exactOptional(topicCode),
};

/** What people are helped with. Codes are stable and never used again; a retired one names its successor. */
export const topic = defineKind<typeof fields>()("topic", {
  home: () => referenceHome,
  subject: "nobody",
  merge: { code: "immutable" },
});

export const topicRecord = defineRecord(topic, {
  fields,
  read: roles,
  write: [],
});

export type Topic = RecordOf<typeof topic>;
