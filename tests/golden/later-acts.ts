/** Outboxes for fields, types and versions that came after the first ones. */
import { cohortActs } from "./cohort-acts.ts";
import { livesActs } from "./lives-acts.ts";
import {
  idAt,
  inPost,
  minutes,
  otherVillage,
  patch,
  person,
  promise,
  put,
  remove,
  village,
  type Acts,
} from "./acts-parts.ts";

const moved = { areaCode: otherVillage, id: idAt(71) };

const citizenWhoMoves: Acts = {
  kind: "citizen",
  before: [{ kind: "citizen", id: idAt(61), body: { name: "ลุงที่จะย้าย", areaCode: village, status: "active" } }],
  drafts: minutes([
    put("citizen", 62, { name: "มาจากหมู่อื่น", areaCode: village, status: "active", movedFrom: idAt(63) }),
    patch("citizen", 61, { set: { status: "moved", movedTo: moved } }),
    patch("citizen", 62, { set: { status: "moved", movedTo: { ...moved, id: idAt(72) } } }),
    patch("citizen", 62, { set: { status: "active", movedTo: null } }),
  ]),
};

const followUpThatMoves: Acts = {
  kind: "followUp",
  drafts: minutes([
    put("followUp", 64, { ...promise, citizenId: idAt(61) }),
    patch("followUp", 64, { set: { state: "dropped", movedTo: { ...moved, id: idAt(73), citizenId: idAt(71) } } }),
  ]),
};

const work = {
  userId: person,
  areaCode: village,
  why: "given",
  clientId: "019ab200-0000-7000-8000-00000000c11e",
  partition: "t:930101",
  n: 7,
  kind: "citizen",
  recordId: idAt(2),
  op: "patch",
  change: JSON.stringify({ n: 7, v: 1, k: "citizen", id: idAt(2), op: "patch", set: { birthYear: 2514 } }),
  at: "2026-11-22T03:00:00.000Z",
  code: "range",
  field: "birthYear",
  note: "เป็นปีพุทธศักราช",
  state: "open",
};

const review: Acts = {
  kind: "review",
  drafts: minutes([
    put("review", 81, work),
    put("review", 82, { ...work, why: "discarded", op: "put", state: "discarded" }),
    put("review", 83, { ...work, op: "delete" }),
    patch("review", 81, { set: { note: "แก้แล้ว" } }),
    patch("review", 83, { set: { state: "discarded", note: null } }),
  ]),
};

const agreed = { citizenId: idAt(1), areaCode: village, by: person, on: "2026-11-22" };
const told = { noticeVersion: 1, how: "read_aloud" };

const consent: Acts = {
  kind: "consent",
  drafts: minutes([
    put("consent", 91, { ...agreed, ...told, purpose: "sensitive", decision: "given" }),
    put("consent", 92, { ...agreed, ...told, purpose: "photos", decision: "given", how: "read_self" }),
    put("consent", 93, { ...agreed, ...told, purpose: "jobs", decision: "given", how: "guardian" }),
    put("consent", 94, { ...agreed, purpose: "referral", decision: "withdrawn" }),
    put("consent", 95, { ...agreed, ...told, purpose: "referral", decision: "given", after: [idAt(94)] }),
  ]),
};

const asked = { areaCode: village, by: person, receivedOn: "2026-11-22", state: "open" };

const privacyRequest: Acts = {
  kind: "privacyRequest",
  drafts: minutes([
    put("privacyRequest", 101, { ...asked, asks: "access", citizenId: idAt(1) }),
    put("privacyRequest", 102, { ...asked, asks: "correction", name: "ป้าที่โทรมา", note: "เบอร์โทรเก่า" }),
    put("privacyRequest", 103, { ...asked, asks: "erasure", citizenId: idAt(1) }),
    put("privacyRequest", 104, { ...asked, asks: "objection", citizenId: idAt(1) }),
    patch("privacyRequest", 101, { set: { state: "done" } }),
    patch("privacyRequest", 102, { set: { citizenId: idAt(1), name: null } }),
    patch("privacyRequest", 103, { set: { state: "refused", reason: "ยังมีเรื่องร้องเรียน" } }),
    patch("privacyRequest", 103, { set: { state: "done" } }),
  ]),
};

const centreBefore = { code: "930101-01", nameTh: "ศูนย์วัดดอน", nameEn: "Wat Don centre", owner: "วัดดอน", state: "open" };

const centre: Acts = {
  kind: "centre",
  before: [inPost(111, "centre", "930101-01"), { kind: "centre", id: idAt(112), body: centreBefore }],
  drafts: minutes([
    patch("centre", 112, { set: { nameTh: "ศูนย์วัดดอนใหม่", nameEn: "New Wat Don centre", owner: "อบต.ดอน" } }),
    patch("centre", 112, { set: { state: "paused", hours: "ทุกวัน 9.00–16.00 น.", seats: 8 } }),
    patch("centre", 112, { set: { state: "closed", hours: null } }),
    patch("centre", 112, { set: { state: "open" } }),
  ]),
};

const agency: Acts = {
  kind: "agency",
  before: [
    inPost(113, "agency", "demo"),
    { kind: "agency", id: idAt(114), body: { code: "demo", nameTh: "หน่วยงานสาธิต", nameEn: "Demo agency" } },
  ],
  drafts: minutes([
    patch("agency", 114, { set: { nameTh: "หน่วยงานตัวอย่าง", nameEn: "Example agency", contact: "โทร 000-111-2222" } }),
  ]),
};

const learnt = { by: person, course: "FAKE-3", at: "2026-11-22T04:10:00.000Z" };
const learntByOther = { ...learnt, citizenId: idAt(1), areaCode: village };

const lessonDone: Acts = {
  kind: "lessonDone",
  drafts: minutes([
    put("lessonDone", 121, { ...learntByOther, item: "1/1", part: "12059116c69909e8" }),
    put("lessonDone", 122, { ...learntByOther, item: "10/12", part: "bf330be3e2f06552" }),
    remove("lessonDone", 122),
  ]),
};

const go = { version: "1d2c61659acbb416", startedAt: "2026-11-22T04:00:00.000Z" };

const attempt: Acts = {
  kind: "attempt",
  drafts: minutes([
    put("attempt", 123, { ...learntByOther, ...go, test: "pre", answers: [{ q: "1/q1", c: 0 }], right: 0 }),
    put("attempt", 124, {
      ...learntByOther,
      ...go,
      test: "12",
      answers: [
        { q: "12/q1", c: 3 },
        { q: "12/q10", c: 2 },
      ],
      right: 2,
    }),
    put("attempt", 125, { ...learntByOther, ...go, test: "post", answers: [{ q: "1/q2", c: 1 }], right: 1 }),
    remove("attempt", 125),
  ]),
};

/** One's own, which lives with the person and not in a village. */
const ownLesson: Acts = {
  kind: "lessonDone",
  drafts: minutes([put("lessonDone", 126, { ...learnt, item: "2/3", part: "12059116c69909e8" })]),
};

const ownAttempt: Acts = {
  kind: "attempt",
  drafts: minutes([put("attempt", 127, { ...learnt, ...go, test: "post", answers: [{ q: "1/q2", c: 1 }], right: 1 })]),
};

const saidOfSkill = { by: person, citizenId: idAt(1), areaCode: village, version: 1 };

const selfCheck: Acts = {
  kind: "selfCheck",
  drafts: minutes([
    put("selfCheck", 131, { ...saidOfSkill, at: "2026-11-22T04:00:00.000Z", answers: [0, 1, 2, 3, 0, 1, 2, 3, 0, 1] }),
    put("selfCheck", 132, { ...saidOfSkill, at: "2026-11-22T04:30:00.000Z", answers: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3] }),
    remove("selfCheck", 132),
  ]),
};

const attemptForCohort: Acts = {
  kind: "attempt",
  drafts: minutes([
    put("attempt", 228, {
      ...learnt,
      ...go,
      test: "pre",
      answers: [{ q: "1/q2", c: 1 }],
      right: 1,
      host: "9301",
      cohortId: idAt(231),
      scoreId: idAt(243),
    }),
  ]),
};

const { course: _course, ...askedLater } = learntByOther;
const incomeAnswer: Acts = {
  kind: "incomeAnswer",
  drafts: minutes([
    put("incomeAnswer", 261, { ...askedLater, code: "AS7K2M4P", months: 3, change: "more", baht: 1500 }),
    put("incomeAnswer", 262, { ...askedLater, code: "AS7K2M4P", months: 6, change: "unsaid" }),
    remove("incomeAnswer", 262),
  ]),
};

export const laterActs: readonly Acts[] = [
  ...livesActs,
  ...cohortActs,
  incomeAnswer,
  citizenWhoMoves,
  followUpThatMoves,
  review,
  consent,
  privacyRequest,
  centre,
  agency,
  lessonDone,
  attempt,
  ownLesson,
  ownAttempt,
  selfCheck,
  attemptForCohort,
];
