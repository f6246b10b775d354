import * as v from "valibot";
import { initialsOf } from "../certificate.ts";
import { cohortHost, courseCode, day, id, line, wholeNumber } from "../field-types.ts";
import { cohortHome } from "../homes.ts";
import { learnerFields, learnerHome, learnerProblem } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";
import { certificateCodeField } from "./revocation.ts";

const ofCohort = v.strictObject({
  host: cohortHost,
  id,
  enrolmentId: id,
  /** รุ่นที่ */
  number: wholeNumber(1, 999),
  place: line(120),
  /** The first day and the last one. */
  from: day,
  to: day,
});

const fields = {
  ...learnerFields,
  /** As it stands on the paper. */
  name: line(300),
  course: courseCode,
  /** The catalogue's version of the course that was passed; absent: a cohort's course that is not in it. */
  version: v.exactOptional(v.pipe(v.string(), v.regex(/^[\da-f]{16}$/))),
  /** The course's titles, as they were. */
  titleTh: line(120),
  titleEn: line(120),
  /** Of learning. */
  minutes: wholeNumber(1, 10_000),
  /** Percent of the test before the course and of the one after it. */
  before: v.exactOptional(wholeNumber(0, 100)),
  after: wholeNumber(0, 100),
  issuedOn: day,
  code: certificateCodeField,
  /** What the QR says (domain/certificate.ts). Absent: its person asked to be forgotten. */
  payload: v.exactOptional(v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w.-]+$/))),
  /** What somebody with this certificate can do: codes of content/skills, level 1–3. */
  skills: v.pipe(
    v.array(v.strictObject({ code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,31}$/)), level: wholeNumber(1, 3) })),
    v.maxLength(10),
  ),
  cohort: v.exactOptional(ofCohort),
  /** The cohort's own, for its trainers to print; the learner's has none. */
  copy: v.exactOptional(v.literal("cohort")),
};

/** Somebody passed a course, by themselves or in a cohort. The server makes it when the rule is met, and signs it. */
export const certificate = defineKind<typeof fields>()("certificate", {
  since: 8,
  indexes: ["course", "citizenId", "copy"],
  home: (body) => (body.copy && body.cohort ? cohortHome(body.cohort.host) : learnerHome(body)),
  subject: { person: "citizenId", dashes: ["name"], empties: ["payload"] },
  merge: {
    by: "immutable",
    citizenId: "immutable",
    areaCode: "immutable",
    code: "immutable",
    cohort: "immutable",
    copy: "immutable",
  },
});

export const certificateRecord = defineRecord(certificate, {
  fields,
  read: roles,
  write: [],
  madeBy: "server",
  personal: ["name", "citizenId", "payload"],
  retention: { days: 3653, from: "made", then: "remove" },
  check: learnerProblem,
  facts: {
    columns: { code: "text", course: "text", initials: "text", minutes: "integer", issued_on: "text" },
    row: ({ code, course, name, minutes, issuedOn }) => ({
      code,
      course,
      initials: initialsOf(name),
      minutes,
      issued_on: issuedOn,
    }),
  },
});

export type Certificate = RecordOf<typeof certificate>;
