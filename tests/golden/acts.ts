/**
 * What a person does in the golden outboxes: every field of every record type that a phone may write, and every way of
 * changing one. An outbox that was written stays as it is; what comes later is added at the end of its list.
 */
import { idAt, minutes, otherVillage, patch, person, promise, put, remove, village, type Acts } from "./acts-parts.ts";
import { laterActs } from "./later-acts.ts";

const areaCode = village;

const everythingOfAPerson = {
  name: "นางสาธิต ตัวอย่างบุญ",
  nickname: "ป้าธิต",
  sex: "f",
  birthYear: 1958,
  phone: "000-111-2222 (2)",
  houseNo: "12/3 หมู่ 1",
  areaCode,
  registeredArea: otherVillage,
  householdId: idAt(30),
  idStatus: "thai",
  supportNeeds: ["hearing", "sight"],
  status: "active",
  notice: { version: 1, at: "2026-11-22T03:59:00.000Z", how: "spoken" },
};

const citizen: Acts = {
  kind: "citizen",
  before: [{ kind: "citizen", id: idAt(1), body: { name: "ลุงที่มีอยู่แล้ว", areaCode, status: "active", houseNo: "9" } }],
  drafts: [
    ...minutes([
      put("citizen", 2, everythingOfAPerson),
      put("citizen", 3, { ...everythingOfAPerson, sex: "m", idStatus: "non_thai", status: "moved" }),
      put("citizen", 4, { ...everythingOfAPerson, sex: "x", idStatus: "none", status: "died" }),
      put("citizen", 5, { ...everythingOfAPerson, sex: "unknown", idStatus: "unknown", status: "withdrawn" }),
      put("citizen", 6, { name: "น้อยที่สุด", areaCode, status: "active" }),
      patch("citizen", 1, { set: { houseNo: "9/1", nickname: "ลุง\nสองบรรทัด" } }),
      patch("citizen", 2, { set: { houseNo: "A" } }),
      patch("citizen", 2, { set: { houseNo: "B" } }),
      patch("citizen", 2, { set: { houseNo: "A", nickname: null } }),
      patch("citizen", 3, { add: { supportNeeds: ["reading", "mobility"] }, del: { supportNeeds: ["sight"] } }),
      patch("citizen", 4, { del: { supportNeeds: ["hearing", "sight"] } }),
      patch("citizen", 6, { set: { name: "😀 ก็ได้", birthYear: 1880 }, add: { supportNeeds: ["sight"] } }),
      remove("citizen", 5),
    ]),
    // A phone that lost its clock, and one that counts Buddhist years as the common ones.
    ["1970-01-01T00:00:07.000Z", patch("citizen", 6, { set: { birthYear: 2100 } })],
    ["2569-11-22T04:00:00.000Z", patch("citizen", 6, { set: { idStatus: "thai" } })],
  ],
};

const conflict: Acts = {
  kind: "conflict",
  before: [
    {
      kind: "conflict",
      id: idAt(11),
      body: {
        kind: "citizen",
        recordId: idAt(1),
        areaCode,
        field: "houseNo",
        kept: '"9"',
        lost: '"8"',
        lostBy: person,
        lostAt: "2026-11-21T00:00:00.000Z",
        state: "open",
      },
    },
  ],
  drafts: minutes([patch("conflict", 11, { set: { state: "settled" } })]),
};

const followUp: Acts = {
  kind: "followUp",
  drafts: minutes([
    put("followUp", 21, { ...promise, helpLogId: idAt(41), movedCount: 2 }),
    put("followUp", 22, { ...promise, priority: 1, due: "2028-02-29", helpLogId: idAt(42), movedCount: 0 }),
    put("followUp", 23, { ...promise, priority: 3 }),
    put("followUp", 24, { ...promise, state: "moved" }),
    patch("followUp", 21, { set: { due: "2026-12-08" }, inc: { movedCount: 1 } }),
    patch("followUp", 21, { set: { due: "2026-12-15" }, inc: { movedCount: 1 } }),
    patch("followUp", 22, { set: { state: "done" } }),
    // Taken back.
    patch("followUp", 22, { set: { state: "open" } }),
    patch("followUp", 23, { set: { state: "dropped", topic: "SCAM-CALL", helpLogId: null } }),
    patch("followUp", 23, { inc: { movedCount: 1 } }),
    remove("followUp", 24),
  ]),
};

const help = { areaCode, by: person, at: "2026-11-22T04:00:00.000Z", minutes: 15, place: "home", topics: ["ID-THAID"] };

const helpLog: Acts = {
  kind: "helpLog",
  drafts: minutes([
    put("helpLog", 41, {
      ...help,
      citizenId: idAt(1),
      outcome: "not_yet",
      note: "นัดใหม่สัปดาห์หน้า",
      followUpId: idAt(21),
    }),
    put("helpLog", 42, { ...help, citizenId: idAt(1), outcome: "done", place: "centre", minutes: 5 }),
    put("helpLog", 43, { ...help, citizenId: idAt(1), outcome: "partly", place: "phone", minutes: 480 }),
    put("helpLog", 44, { ...help, citizenId: idAt(1), outcome: "referred", place: "line" }),
    put("helpLog", 45, {
      ...help,
      groupCount: 200,
      outcome: "declined",
      place: "village",
      topics: ["A-1", "B-2", "C-3"],
    }),
    put("helpLog", 46, { ...help, citizenId: idAt(1), outcome: "done", at: "2024-02-29T17:30:00.000Z" }),
    patch("helpLog", 42, { set: { minutes: 30, note: "แก้เวลา", topics: ["WEL-CARD", "ID-THAID"] } }),
    patch("helpLog", 41, { set: { note: null, followUpId: null, outcome: "done" } }),
    patch("helpLog", 45, { set: { groupCount: 2 } }),
    remove("helpLog", 43),
  ]),
};

const household: Acts = {
  kind: "household",
  drafts: minutes([
    put("household", 31, { houseNo: "12/3", areaCode, headId: idAt(2) }),
    put("household", 32, { houseNo: "ไม่มีเลขที่", areaCode }),
    patch("household", 32, { set: { houseNo: "12/4", headId: idAt(3) } }),
    patch("household", 31, { set: { headId: null } }),
    put("household", 33, { houseNo: "1", areaCode }),
    remove("household", 33),
  ]),
};

const firstActs: readonly Acts[] = [citizen, conflict, followUp, helpLog, household];

export const allActs: readonly Acts[] = [...firstActs, ...laterActs];

/** In the order in which they were written. */
export const actsOf = (kind: string): readonly Acts[] => allActs.filter((acts) => acts.kind === kind);
