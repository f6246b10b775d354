/**
 * Once a week a phone compares its copy with the server's: silent divergence, whatever its cause, is found, mended and
 * reported. Rules I1–I3: docs/sync.md. The server's half; the phone's: check-copy.ts.
 */
import * as v from "valibot";
import { blocksOf } from "./page.ts";
import type { ChangeBlock } from "./columns.ts";
import { readCursor, type Seal } from "./cursor.ts";
import { partOf, partPrints, PARTS, wholePrint, type PrintedRow } from "./fingerprint.ts";
import { kindsFor, scopeMark, scopeOf, type Actor, type ScopePart } from "./scope.ts";
import type { Store, StoredRow } from "./store.ts";
import { limits } from "./wire.ts";

const print = v.pipe(v.string(), v.maxLength(40));
const partition = v.pipe(v.string(), v.maxLength(60));

/** First `whole` for every partition that the phone has rows of; then `parts` for one that differs. */
export const checkRequestSchema = v.strictObject({
  c: v.pipe(v.string(), v.uuid()),
  cur: v.pipe(v.string(), v.maxLength(limits.cursorChars)),
  /** Kinds that the phone's version knows. */
  kinds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  whole: v.pipe(v.array(v.strictObject({ p: partition, print })), v.maxLength(200)),
  parts: v.exactOptional(v.strictObject({ p: partition, prints: v.pipe(v.array(print), v.length(PARTS)) })),
});
export type CheckRequest = v.InferOutput<typeof checkRequestSchema>;

export interface CheckResponse {
  /** The server's clock, ISO instant. */
  readonly now: string;
  /** Partitions whose copies are not equal: the phone sends their parts. */
  readonly differ?: readonly string[];
  /** Partitions that are not this person's. */
  readonly drop?: readonly string[];
  /** Every row of the parts that differ: what is not here is not on the server. */
  readonly repair?: { readonly p: string; readonly parts: readonly number[]; readonly ch: readonly ChangeBlock[] };
}

/** The phones' and the server's copies differed, in so many of 64 parts. */
export interface Divergence {
  readonly type: "divergence";
  readonly clientId: string;
  readonly partition: string;
  readonly parts: number;
}

export interface CheckDeps {
  readonly store: Store;
  readonly seal: Seal;
  readonly report?: (incident: Divergence) => void;
}

export const checkSync = async (
  deps: CheckDeps,
  actor: Actor,
  request: CheckRequest,
  now: string,
): Promise<CheckResponse> => {
  const scope = scopeOf(actor);
  const partOfScope = (p: string): ScopePart | undefined => scope.find((part) => part.partition === p);
  const rowsOf = rowsAtCursor(deps, request);
  if (request.parts) {
    const part = partOfScope(request.parts.p);
    const rows = part && (await rowsOf(part));
    return { now, ...(rows && { repair: repairOf(deps, request, request.parts, rows) }) };
  }
  const drop: string[] = [];
  const differ: string[] = [];
  for (const { p, print: theirs } of request.whole) {
    const part = partOfScope(p);
    const rows = part && (await rowsOf(part));
    if (!part) drop.push(p);
    else if (rows && wholePrint(partPrints(rows.filter(hasBody))) !== theirs) differ.push(p);
  }
  return { now, ...(drop.length > 0 && { drop }), ...(differ.length > 0 && { differ }) };
};

/** Null when the phone has not been given everything yet: then its copy differs rightly, and another day is as good. */
const rowsAtCursor = ({ store, seal }: CheckDeps, { cur, kinds }: CheckRequest) => {
  const cursor = readCursor(seal, cur);
  return async (part: ScopePart): Promise<readonly StoredRow[] | null> => {
    const entry = cursor?.entries.find((known) => known.partition === part.partition);
    if (!cursor || !entry || entry.catchUp || entry.mark !== scopeMark(part, cursor.registry)) return null;
    if (cursor.epoch !== (await store.epoch())) return null;
    const known = kindsFor(part, cursor.registry).filter((kind) => kinds.includes(kind));
    const query = { partition: part.partition, audiences: part.audiences, kinds: known, upTo: Number.MAX_SAFE_INTEGER };
    const rows: StoredRow[] = [];
    for (;;) {
      const page = await store.page({ ...query, after: rows.at(-1)?.seq ?? 0, maxRows: ROWS_AT_ONCE });
      rows.push(...page);
      // Any row that changed while they were read has moved behind the cursor, and is seen here.
      if (page.length < ROWS_AT_ONCE) return (rows.at(-1)?.seq ?? 0) > entry.seq ? null : rows;
    }
  };
};

const ROWS_AT_ONCE = 1000;

const repairOf = (
  { report }: CheckDeps,
  { c }: CheckRequest,
  { p, prints }: NonNullable<CheckRequest["parts"]>,
  rows: readonly StoredRow[],
): NonNullable<CheckResponse["repair"]> => {
  const ours = partPrints(rows.filter(hasBody));
  const parts = ours.flatMap((own, at) => (own === prints[at] ? [] : [at]));
  if (parts.length > 0) report?.({ type: "divergence", clientId: c, partition: p, parts: parts.length });
  return { p, parts, ch: blocksOf(rows.filter((row) => hasBody(row) && parts.includes(partOf(row.id)))) };
};

const hasBody = (row: StoredRow): row is StoredRow & PrintedRow => row.body !== null;
