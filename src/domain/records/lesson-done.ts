import * as v from "valibot";
import { courseCode, instant } from "../field-types.ts";
import { learnerFields, learnerHome, learnerProblem, neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  ...learnerFields,
  course: courseCode,
  /** Module and place in it: "2/1". */
  item: v.pipe(v.string(), v.regex(/^\d{1,2}\/\d{1,2}$/)),
  /** The text that was read: the beginning of its SHA-256. */
  part: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
  at: instant,
};

/** A lesson was read to its end, or a practice done. Two of one lesson count once (`course-progress.ts`). */
export const lessonDone = defineKind<typeof fields>()("lessonDone", {
  since: 5,
  indexes: ["course", "citizenId"],
  home: learnerHome,
  author: "by",
  merge: neverChanged("by", "citizenId", "areaCode", "course", "item", "part", "at"),
  subject: { person: "citizenId" },
});

export const lessonDoneRecord = defineRecord(lessonDone, {
  fields,
  read: roles,
  write: roles,
  changedBy: "author",
  personal: ["citizenId"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: learnerProblem,
});

export type LessonDone = RecordOf<typeof lessonDone>;
