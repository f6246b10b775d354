import * as v from "valibot";
import { cohortHost, id, instant, line, posterCode, sessionId } from "../field-types.ts";
import { cohortHome } from "../homes.ts";
import { neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  host: cohortHost,
  cohortId: id,
  session: sessionId,
  /** Who was there: a name on the list, or whoever's code was read. */
  enrolmentId: v.exactOptional(id),
  userId: v.exactOptional(id),
  /** As the code says it; of names on the list the list says it. */
  name: v.exactOptional(line(300)),
  method: v.picklist(["tick", "learnerQr", "posterQr"]),
  /** What the poster said that was read. */
  poster: v.exactOptional(posterCode),
  at: instant,
  /** Who called the roll; of a poster the learner themselves. */
  by: id,
  byName: v.exactOptional(line(300)),
};

/** Somebody was there. Never changed, so that roll-callers add to each other; a mistake is taken back (`cohort-roll.ts`). */
export const attendance = defineKind<typeof fields>()("attendance", {
  since: 7,
  indexes: ["cohortId"],
  home: ({ host }) => cohortHome(host),
  author: "by",
  merge: neverChanged(
    "host",
    "cohortId",
    "session",
    "enrolmentId",
    "userId",
    "name",
    "method",
    "poster",
    "at",
    "by",
    "byName",
  ),
  subject: "account",
});

export const attendanceRecord = defineRecord(attendance, {
  fields,
  read: ["trainer", "centre"],
  write: ["trainer", "centre"],
  personal: ["name", "byName"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: ({ enrolmentId, userId, name, method, poster }) => {
    if (enrolmentId === undefined && userId === undefined) return { field: "enrolmentId", code: "missing" };
    // An erased learner's name must stand in no second place.
    if (name !== undefined && userId === undefined) return { field: "userId", code: "missing" };
    return method === "posterQr" && poster === undefined ? { field: "poster", code: "missing" } : null;
  },
});

export type Attendance = RecordOf<typeof attendance>;
