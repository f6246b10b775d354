import * as v from "valibot";
import { cohortHost, id, instant, wholeNumber } from "../field-types.ts";
import { cohortHome } from "../homes.ts";
import { neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  host: cohortHost,
  cohortId: id,
  /** Whose: a name on the list, or somebody who took the test on their own phone. */
  enrolmentId: v.exactOptional(id),
  userId: v.exactOptional(id),
  test: v.picklist(["pre", "post"]),
  right: wholeNumber(0, 60),
  of: wholeNumber(1, 60),
  at: instant,
  /** Who entered it from paper, or took it. */
  by: id,
};

/** One go at the test before or after a cohort's course. Never changed: one that was mistyped is taken back. */
export const score = defineKind<typeof fields>()("score", {
  since: 7,
  indexes: ["cohortId"],
  home: ({ host }) => cohortHome(host),
  author: "by",
  merge: neverChanged("host", "cohortId", "enrolmentId", "userId", "test", "right", "of", "at", "by"),
  subject: "account",
});

export const scoreRecord = defineRecord(score, {
  fields,
  read: ["trainer", "centre"],
  write: ["trainer", "centre"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: ({ enrolmentId, userId, right, of }) => {
    if (enrolmentId === undefined && userId === undefined) return { field: "enrolmentId", code: "missing" };
    return right > of ? { field: "right", code: "range" } : null;
  },
});

export type Score = RecordOf<typeof score>;
