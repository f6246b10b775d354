import * as v from "valibot";
import { cohortHost, courseCode, day, id, line, posterCode, sessionId, wholeNumber } from "../field-types.ts";
import { cohortHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

/** By the clock on the wall. */
const wallTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

const session = v.object({
  id: sessionId,
  day,
  from: wallTime,
  to: wallTime,
  /** Of teaching: breaks are none. */
  minutes: wholeNumber(15, 480),
  topic: v.exactOptional(line(120)),
});

const fields = {
  host: cohortHost,
  course: courseCode,
  /** รุ่นที่ */
  number: wholeNumber(1, 999),
  place: line(120),
  capacity: wholeNumber(1, 200),
  sessions: v.pipe(
    v.array(session),
    v.minLength(1),
    v.maxLength(20),
    v.check((sessions) => new Set(sessions.map((each) => each.id)).size === sessions.length),
  ),
  /** What it takes to pass, in percent of the minutes and of the test after the course. */
  passAttendance: wholeNumber(0, 100),
  passPost: wholeNumber(0, 100),
  state: v.picklist(["planned", "running", "closed", "cancelled"]),
  poster: posterCode,
  by: id,
};

/** A course that people take together, over some days. Who is in it: `enrolment`; who was there: `attendance`. */
export const cohort = defineKind<typeof fields>()("cohort", {
  since: 7,
  home: ({ host }) => cohortHome(host),
  author: "by",
  merge: { host: "immutable", course: "immutable", poster: "immutable", by: "immutable" },
  subject: "nobody",
});

export const cohortRecord = defineRecord(cohort, {
  fields,
  read: ["trainer", "centre"],
  write: ["trainer", "centre"],
  retention: { days: 1826, from: "settled", states: ["closed", "cancelled"], then: "remove" },
});

export type Cohort = RecordOf<typeof cohort>;
