/** Outboxes of those who teach, and of a learner who read a cohort's poster. */
import { idAt, inPost, minutes, patch, person, put, remove, village, type Acts } from "./acts-parts.ts";

const host = "9301";
const [by, at] = [person, "2026-11-22T04:10:00.000Z"];
/** Told apart, since one phone may have done all of it. */
const trainer = (n: number) => inPost(n, "trainer", host);
const inCohort = { host, cohortId: idAt(231), at, by };
const day = { day: "2026-12-01", from: "09:00", to: "12:00", minutes: 180 };
const planned = {
  host,
  course: "FAKE-3",
  number: 3,
  place: "ศาลาวัดดอน",
  capacity: 40,
  sessions: [
    { id: "s1", ...day, topic: "รู้ทันมิจฉาชีพ" },
    { id: "s2", ...day, from: "13:00", to: "16:00" },
  ],
  passAttendance: 80,
  passPost: 60,
  state: "planned",
  poster: "K7M2P9XA",
  by,
};

const cohort: Acts = {
  kind: "cohort",
  before: [trainer(246)],
  drafts: minutes([
    put("cohort", 231, planned),
    put("cohort", 232, { ...planned, number: 4, state: "running" }),
    patch("cohort", 231, { set: { place: "หอประชุมอำเภอ", capacity: 60, passAttendance: 100, passPost: 0 } }),
    patch("cohort", 231, { set: { sessions: [{ id: "s2", ...day }], number: 5, state: "closed" } }),
    patch("cohort", 232, { set: { state: "cancelled" } }),
    remove("cohort", 232),
  ]),
};

const enrolment: Acts = {
  kind: "enrolment",
  before: [trainer(247)],
  drafts: minutes([
    put("enrolment", 233, { ...inCohort, name: "น้ำเพชร ปิ่นแก้ว", seat: "place" }),
    put("enrolment", 234, { ...inCohort, name: "ป้าศรี", citizenId: idAt(1), areaCode: village, seat: "waiting" }),
    put("enrolment", 235, { ...inCohort, name: "มะลิ", userId: person, phone: "000-111-2222", seat: "place" }),
    patch("enrolment", 233, { set: { userId: idAt(2), name: "น้ำเพชร ปิ่นสมมุติ", areaCode: village } }),
    patch("enrolment", 234, { set: { seat: "place" } }),
    patch("enrolment", 235, { set: { seat: "withdrawn", phone: null } }),
  ]),
};

const attendance: Acts = {
  kind: "attendance",
  before: [trainer(248)],
  drafts: minutes([
    put("attendance", 236, { ...inCohort, session: "s1", enrolmentId: idAt(233), method: "tick", byName: "มะลิ" }),
    put("attendance", 237, { ...inCohort, session: "s2", userId: idAt(2), name: "กัญญา", method: "learnerQr" }),
    put("attendance", 238, { ...inCohort, session: "s1", userId: person, method: "posterQr", poster: "K7M2P9XA" }),
    remove("attendance", 237),
  ]),
};

const score: Acts = {
  kind: "score",
  before: [trainer(249)],
  drafts: minutes([
    put("score", 239, { ...inCohort, enrolmentId: idAt(233), test: "pre", right: 0, of: 20 }),
    put("score", 240, { ...inCohort, userId: person, test: "post", right: 60, of: 60 }),
    remove("score", 239),
  ]),
};

const checkIn: Acts = {
  kind: "checkIn",
  drafts: minutes([
    put("checkIn", 241, {
      ...inCohort,
      attendanceId: idAt(244),
      session: "s1",
      poster: "K7M2P9XA",
      course: "FAKE-3",
      name: "มะลิ",
    }),
    put("checkIn", 242, {
      ...inCohort,
      attendanceId: idAt(245),
      session: "s20",
      poster: "K7M2P9XA",
      course: "FAKE-3",
      name: "มะลิ",
    }),
    remove("checkIn", 242),
  ]),
};

export const cohortActs: readonly Acts[] = [cohort, enrolment, attendance, score, checkIn];
