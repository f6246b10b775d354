/** A person who moved, the help they had, what was said about them; and somebody else beside them. */
import { uuidv7 } from "uuidv7";
import { nok, NOON, ploy, village } from "./server-for-tests.ts";

export const [person, moved, other] = [
  "019ab000-0000-7000-8000-00000000c001",
  "019ab000-0000-7000-8000-00000000c002",
  "019ab000-0000-7000-8000-00000000c003",
];
export const [help, otherHelp, promise] = [
  "019ab000-0000-7000-8000-00000000d001",
  "019ab000-0000-7000-8000-00000000d002",
  "019ab000-0000-7000-8000-00000000d003",
];
const newVillage = "98020305";

export const ids: Readonly<Record<string, string>> = {
  conflict: "019ab000-0000-7000-8000-00000000e001",
  noteConflict: "019ab000-0000-7000-8000-00000000e002",
  review: "019ab000-0000-7000-8000-00000000e003",
};

export const citizenBody = (areaCode: string) => ({
  name: "สมชาย ใจดี",
  phone: "081-000-0000",
  areaCode,
  status: "active",
});

export const helpBody = (citizenId: string) => ({
  citizenId,
  areaCode: village.nok,
  by: nok,
  at: "2026-11-20T02:00:00.000Z",
  minutes: 30,
  place: "home",
  topics: ["ID-THAID"],
  outcome: "done",
});

const conflictBody = (kind: string, recordId: string, field: string, lost: string) => ({
  kind,
  recordId,
  areaCode: village.nok,
  field,
  kept: '"ก"',
  lost,
  lostBy: ploy,
  lostAt: NOON,
  state: "open",
});

export const theirRecords = [
  {
    kind: "citizen",
    id: person,
    body: { ...citizenBody(village.nok), status: "moved", movedTo: { areaCode: newVillage, id: moved } },
  },
  { kind: "citizen", id: moved, body: { ...citizenBody(newVillage), movedFrom: person } },
  { kind: "citizen", id: other, body: { ...citizenBody(village.nok), name: "สมหญิง", phone: "099-000-0000" } },
  { kind: "helpLog", id: help, body: { ...helpBody(person), note: "สมชาย อยู่คนเดียว" } },
  { kind: "helpLog", id: otherHelp, body: { ...helpBody(other), note: "เรื่องของคนอื่น" } },
  {
    kind: "followUp",
    id: promise,
    body: {
      citizenId: person,
      areaCode: village.nok,
      topic: "ID-THAID",
      due: "2026-12-01",
      priority: 1,
      state: "open",
    },
  },
  { kind: "conflict", id: ids["conflict"] ?? "", body: conflictBody("citizen", person, "nickname", '"ชายน้อย"') },
  { kind: "conflict", id: ids["noteConflict"] ?? "", body: conflictBody("helpLog", help, "note", '"อยู่คนเดียว"') },
  {
    kind: "review",
    id: ids["review"] ?? "",
    body: {
      userId: nok,
      areaCode: village.nok,
      why: "held",
      heldAt: NOON,
      clientId: uuidv7(),
      partition: "t:980101",
      n: 1,
      kind: "helpLog",
      recordId: uuidv7(),
      op: "put",
      change: JSON.stringify({ set: { ...helpBody(person), note: "อยู่คนเดียว" } }),
      at: NOON,
      state: "open",
    },
  },
];
