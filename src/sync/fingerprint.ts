/** A partition's rows as a few numbers, the same on the phone and on the server when their copies are equal. Rule I1. */
import type { Body } from "#domain/json.ts";
import { hash32, stableText } from "./stable-text.ts";

/** Small enough that one part is repaired in one page, and few enough to send. */
export const PARTS = 64;

export interface PrintedRow {
  readonly id: string;
  readonly seq: number;
  readonly body: Body;
}

/** The part that a row belongs to, 0 … 63. */
export const partOf = (id: string): number => hash32(id) % PARTS;

/** One text for each part, "" for an empty one. */
export const partPrints = (rows: Iterable<PrintedRow>): string[] => {
  const sums = Array.from({ length: PARTS }, () => ({ count: 0, a: 0, b: 0 }));
  for (const { id, seq, body } of rows) {
    const sum = sums[partOf(id)];
    if (!sum) continue;
    const text = `${id} ${seq} ${stableText(body)}`;
    sum.count += 1;
    // Order does not matter; two hashes, so that no likely accident leaves both as they were.
    sum.a = (sum.a ^ hash32(text)) >>> 0;
    sum.b = (sum.b + hash32(text, 0x9747b28c)) >>> 0;
  }
  return sums.map(({ count, a, b }) => (count === 0 ? "" : `${count}.${a.toString(36)}.${b.toString(36)}`));
};

/** One text for all parts. */
export const wholePrint = (parts: readonly string[]): string => hash32(parts.join(" ")).toString(36);
