/**
 * The work of the durability tests. A lane is one phone that sends batch after batch, always the same ones: what it
 * sent before a kill it sends again afterwards, as a phone does that never heard the answer.
 */
import { createHash } from "node:crypto";
import type { Numbered } from "#sync/decide.ts";
import { edit, newHelp, now, phoneIn, type Phone, type Village } from "#tests/contract/village.ts";
import type { Store } from "#sync/store.ts";

export const BATCH = 5;

export interface Lane {
  readonly name: string;
  readonly home: Village;
}

/** Half of the lanes share a partition: their pushes wait for each other. */
export const lanes: readonly Lane[] = ["a", "b", "c", "d"].map((name, at) => {
  const partition = `t:98000${Math.max(1, at)}`;
  return { name, home: { partition, code: `${partition.slice(2)}01` } };
});

export const clientOf = (lane: Lane): string => uuidOf(lane, "client");

export const phoneOf = (store: Store, lane: Lane): Phone => phoneIn(store, lane.home, clientOf(lane));

/** The batch that begins with number `first`. Each ends with one more step of the lane's counter. */
export const batchFrom = (lane: Lane, first: number): Numbered[] =>
  Array.from({ length: BATCH }, (_, at) => mutation(lane, first + at));

/** What the record's rule allows: a step more is answered "rejected", and leaves the row as it was. */
const MOST_STEPS = 1_000;

export const counterId = (lane: Lane): string => uuidOf(lane, "counter");

/** How many help logs, and which count, there are once everything up to number `last` was taken exactly once. */
export const expectedAfter = (last: number): { readonly helps: number; readonly count: number } => ({
  helps: last === 0 ? 0 : last - 1 - Math.floor(last / BATCH),
  count: Math.min(MOST_STEPS, Math.floor(last / BATCH)),
});

const mutation = (lane: Lane, n: number): Numbered => {
  if (n === 1) return { ...newHelp(1, lane.home, {}, counterId(lane)), k: "followUp", set: followUpOf(lane) };
  if (n % BATCH !== 0) return newHelp(n, lane.home, {}, uuidOf(lane, String(n)));
  const { set: _, ...step } = edit(n, counterId(lane), "followUp", 0, {});
  return { ...step, inc: { movedCount: 1 } };
};

const followUpOf = (lane: Lane) => ({
  citizenId: uuidOf(lane, "citizen"),
  areaCode: lane.home.code,
  topic: "ID-THAID",
  due: now.slice(0, 10),
  priority: 1,
  state: "open",
});

const uuidOf = (lane: Lane, what: string): string => {
  const hex = createHash("sha256").update(`${lane.name} ${what}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
