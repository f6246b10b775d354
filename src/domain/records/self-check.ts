import * as v from "valibot";
import { skillLevels, skillQuestions } from "../digital-skill.ts";
import { id, instant, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  /** The volunteer who asked. */
  by: id,
  citizenId: id,
  areaCode: villageCode,
  /** Of the list of questions (`digital-skill.ts`). */
  version: wholeNumber(1, 999),
  at: instant,
  /** In the order of the questions, each a level. */
  answers: v.pipe(v.array(wholeNumber(0, skillLevels.length - 1)), v.length(skillQuestions.length)),
};

/** What somebody can do with a phone, as they said on one day. Never changed: what was before is what help is held against. */
export const selfCheck = defineKind<typeof fields>()("selfCheck", {
  since: 6,
  indexes: ["citizenId"],
  home: ({ areaCode }) => villageHome(areaCode),
  author: "by",
  merge: neverChanged("by", "citizenId", "areaCode", "version", "at", "answers"),
  subject: { person: "citizenId" },
});

export const selfCheckRecord = defineRecord(selfCheck, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  changedBy: "author",
  personal: ["citizenId"],
  retention: { days: 1826, from: "made", then: "remove" },
});

export type SelfCheck = RecordOf<typeof selfCheck>;
