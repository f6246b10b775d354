import * as v from "valibot";
import { cohortHost, courseCode, id, instant, wholeNumber } from "../field-types.ts";
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
  course: courseCode,
  /** The catalogue's version of the course that was asked from: its answer key is of that one. */
  version: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
  /** Before the course, after it, or of one module by its number. */
  test: v.pipe(v.string(), v.regex(/^(?:pre|post|[1-9]\d?)$/)),
  startedAt: instant,
  at: instant,
  answers: v.pipe(v.array(answer), v.minLength(1), v.maxLength(40)),
  /** As the phone counted it; what a certificate stands on, the server counts again. */
  right: wholeNumber(0, 40),
  /** The cohort that the test before or after the course was taken for, which is told of the result. */
  host: v.exactOptional(cohortHost),
  cohortId: v.exactOptional(id),
  /** The id of the result there. */
  scoreId: v.exactOptional(id),
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
    "host",
    "cohortId",
    "scoreId",
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
  check: (body) => {
    if (body.right > body.answers.length) return { field: "right", code: "range" };
    const told = [body.host, body.cohortId, body.scoreId].filter((field) => field !== undefined).length;
    if (told !== 0 && told !== 3) return { field: "cohortId", code: "missing" };
    return learnerProblem(body);
  },
  arrival: (before, { by, citizenId, host, cohortId, scoreId, test, right, answers, at }) =>
    // Of somebody who learnt on another's phone, the cohort hears on paper: its list knows them by no account.
    before || citizenId !== undefined || host === undefined || !cohortId || !scoreId || !isOfCourse(test)
      ? null
      : { kind: "score", id: scoreId, set: { host, cohortId, userId: by, test, right, of: answers.length, at, by } },
});

/** Of the whole course, not of one module. */
const isOfCourse = (test: string): boolean => test === "pre" || test === "post";

export type Attempt = RecordOf<typeof attempt>;
