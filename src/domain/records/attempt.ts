import * as v from "valibot";
import { instant, wholeNumber } from "../field-types.ts";
import { learnerFields, learnerHome, learnerProblem, neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

/** A question by module and number, "2/q3", and the choice that was made, counted from 0 as the course has them. */
const answer = v.strictObject({
  q: v.pipe(v.string(), v.regex(/^\d{1,2}\/q\d{1,2}$/)),
  c: wholeNumber(0, 3),
});

const fields = {
  ...learnerFields,
  course: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}$/)),
  /** The catalogue's version of the course that was asked from: its answer key is of that one. */
  version: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
  /** Before the course, after it, or of one module by its number. */
  test: v.pipe(v.string(), v.regex(/^(?:pre|post|[1-9]\d?)$/)),
  startedAt: instant,
  at: instant,
  answers: v.pipe(v.array(answer), v.minLength(1), v.maxLength(40)),
  /** As the phone counted it; what a certificate stands on, the server counts again. */
  right: wholeNumber(0, 40),
};

/** One go at a test. Never changed, so that two phones add to each other: the best one counts (`course-progress.ts`). */
export const attempt = defineKind<typeof fields>()("attempt", {
  since: 5,
  indexes: ["course", "citizenId"],
  home: learnerHome,
  author: "by",
  merge: neverChanged(
    "by",
    "citizenId",
    "areaCode",
    "course",
    "version",
    "test",
    "startedAt",
    "at",
    "answers",
    "right",
  ),
  subject: { person: "citizenId" },
});

export const attemptRecord = defineRecord(attempt, {
  fields,
  read: roles,
  write: roles,
  changedBy: "author",
  personal: ["citizenId"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: (body) =>
    learnerProblem(body) ?? (body.right > body.answers.length ? { field: "right", code: "range" } : null),
});

export type Attempt = RecordOf<typeof attempt>;
