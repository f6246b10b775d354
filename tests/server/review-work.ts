/** Work for a coordinator: a late help, and a refused change that its maker handed over. */
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { nok, NOON, village } from "./server-for-tests.ts";

export interface GivenWork {
  readonly op: string;
  /** "citizen" unless it says otherwise. */
  readonly kind?: string;
  readonly recordId: string;
  readonly set: Body;
  readonly code?: string;
  readonly change?: object;
}

export const citizenId = "019ab000-0000-7000-8000-00000000c001";
export const someone = { name: "สมชาย ใจดี", areaCode: village.nok, status: "active" };

export const help = (n: number, id: string) => ({
  n,
  v: 1,
  k: "helpLog",
  id,
  op: "put",
  at: "2026-11-20T02:00:00.000Z",
  b: 0,
  set: {
    citizenId,
    areaCode: village.nok,
    by: nok,
    at: "2026-11-20T02:00:00.000Z",
    minutes: 30,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
    note: "อยู่บ้านคนเดียว",
  },
});

/** The mutation that hands `work` over; it still needs its number. */
export const givenReview = (clientId: string, { op, kind = "citizen", recordId, set, code, change }: GivenWork) => ({
  v: 1,
  k: "review",
  id: uuidv7(),
  op: "put",
  at: NOON,
  b: 0,
  set: {
    userId: nok,
    areaCode: village.nok,
    why: "given",
    clientId,
    partition: "t:980101",
    n: 7,
    kind,
    recordId,
    op,
    change: JSON.stringify({ n: 7, v: 1, k: "citizen", id: recordId, op, at: NOON, b: 0, set, ...change }),
    at: NOON,
    ...(code !== undefined && { code }),
    note: "ช่วยดูให้หน่อย",
    state: "open",
  },
});
