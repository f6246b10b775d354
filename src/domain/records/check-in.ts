import { cohortHost, courseCode, id, instant, line, posterCode, sessionId } from "../field-types.ts";
import { ownHome } from "../homes.ts";
import { neverChanged } from "../learner.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  by: id,
  /** As the poster said: where the cohort is, which session, and the poster's secret. */
  host: cohortHost,
  cohortId: id,
  /** The id of the attendance there. */
  attendanceId: id,
  session: sessionId,
  poster: posterCode,
  /** Whose tests count for the cohort from then on. */
  course: courseCode,
  /** The learner's own, for a roll that does not have them yet. */
  name: line(300),
  at: instant,
};

/**
 * A learner read the poster on the wall with their own phone. It arrives where the cohort is as `attendance`, and counts
 * there only if the cohort and its secret are the right ones.
 */
export const checkIn = defineKind<typeof fields>()("checkIn", {
  since: 7,
  home: ({ by }) => ownHome(by),
  author: "by",
  merge: neverChanged("by", "host", "cohortId", "attendanceId", "session", "poster", "course", "name", "at"),
  subject: "account",
});

export const checkInRecord = defineRecord(checkIn, {
  fields,
  read: ["volunteer", "centre", "trainer", "coordinator"],
  write: ["volunteer", "centre", "trainer", "coordinator"],
  changedBy: "author",
  personal: ["name"],
  retention: { days: 1826, from: "made", then: "remove" },
  arrival: (before, { by, attendanceId, course: _course, ...seen }) =>
    before ? null : { kind: "attendance", id: attendanceId, set: { ...seen, userId: by, method: "posterQr", by } },
});
