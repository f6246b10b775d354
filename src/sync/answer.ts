/**
 * One request answered: take what was pushed, then give what changed. The whole of the server's part of sync but for
 * the database and HTTP. Rules W1–W7, C1–C5, P1–P4: docs/sync.md.
 */
import { groupBy } from "#domain/group.ts";
import { recordType } from "#domain/record-types.ts";
import { toBlock, type ChangeBlock, type WireRow } from "./columns.ts";
import { readCursor, writeCursor, type Cursor, type CursorEntry, type Seal } from "./cursor.ts";
import { decideBatch, type Numbered, type Verdict } from "./decide.ts";
import { kindsFor, scopeMark, scopeOf, type Actor, type ScopePart } from "./scope.ts";
import type { PageQuery, Store, StoredRow } from "./store.ts";
import type { Acknowledgement, MutationResult, SyncRequest, SyncResponse } from "./wire.ts";

export interface AnswerDeps {
  readonly store: Store;
  readonly seal: Seal;
  readonly newId: () => string;
  /** Seconds until an idle phone may ask again: the server's lever against crowds. */
  readonly idleSeconds: number;
}

export const answerSync = async (
  deps: AnswerDeps,
  actor: Actor,
  request: SyncRequest<Numbered>,
  now: string,
): Promise<SyncResponse> => {
  const scope = scopeOf(actor);
  const pushed = await takePush(deps, actor, scope, request, now);
  const pulled = await givePage(deps, scope, request, pushed.known);
  const changes = [...pushed.removals, ...pulled.blocks];
  return {
    now,
    ...(pulled.newEpoch !== null && { e: pulled.newEpoch }),
    ...(request.push.length > 0 && { ack: pushed.ack }),
    ...(pushed.results.length > 0 && { res: pushed.results }),
    ...(pulled.drop.length > 0 && { drop: pulled.drop }),
    ...(pulled.reset.length > 0 && { reset: pulled.reset }),
    ...(changes.length > 0 && { ch: changes }),
    // An idle exchange is paid for by the byte: what the phone has just said is not said back.
    ...(pulled.cursor !== request.cur && { cur: pulled.cursor }),
    ...(pulled.more && { more: true as const }),
    next: deps.idleSeconds,
  };
};

interface Pushed {
  readonly ack: Readonly<Record<string, Acknowledgement>>;
  readonly results: readonly MutationResult[];
  readonly known: Verdict["known"];
  /** Removals of rows that the phone sent changes of and may not see. */
  readonly removals: readonly ChangeBlock[];
}

// Partition after partition: each is one transaction on one shard. When one fails, the request does; what those before
// it decided stands, and is answered again when the phone sends it again (W3).
const takePush = async (
  deps: AnswerDeps,
  actor: Actor,
  scope: readonly ScopePart[],
  request: SyncRequest<Numbered>,
  now: string,
): Promise<Pushed> => {
  const ack: Record<string, Acknowledgement> = {};
  const results: MutationResult[] = [];
  const known = new Map<string, number>();
  const removals: ChangeBlock[] = [];
  const emptyElsewhere = await withoutRows(
    deps.store,
    request.push.map(({ p }) => p).filter((p) => !scope.some(({ partition }) => partition === p)),
  );
  for (const { p: partition, m: mutations } of request.push) {
    if (emptyElsewhere.has(partition)) {
      ack[partition] = { n: Math.max(...mutations.map(({ n }) => n)) };
      results.push(...mutations.map(({ n }) => ({ p: partition, n, s: "forbidden" as const })));
      continue;
    }
    const batch = { partition, clientId: request.c, userId: actor.userId, scope, now, newId: deps.newId, mutations };
    const verdict = await deps.store.push({
      partition,
      clientId: request.c,
      userId: actor.userId,
      now,
      firstNumber: Math.min(...mutations.map(({ n }) => n)),
      rowIds: [...new Set(mutations.map((mutation) => mutation["id"]).filter((id) => typeof id === "string"))],
      decide: (view) => decideBatch(batch, view),
    });
    ack[partition] = verdict.ack;
    results.push(...verdict.results);
    for (const [row, base] of verdict.known) known.set(row, base);
    for (const [kind, rows] of groupBy(verdict.unseen, (row) => row.kind)) {
      // The phone's number may be anything up to here, and this one tells nothing about the row.
      const gone = rows.map(({ id }) => ({ id, seq: Number.MAX_SAFE_INTEGER, body: null }));
      removals.push(toBlock(partition, kind, gone));
    }
  }
  return { ack, results, known, removals };
};

// Names of partitions cost a phone nothing, so a push to one that nobody works in and that is not this person's is not
// even counted (P3). In all others it is: a number that was answered and forgotten would be a gap on the person's return.
const withoutRows = async (store: Store, partitions: readonly string[]): Promise<ReadonlySet<string>> => {
  if (partitions.length === 0) return new Set();
  const heads = await store.heads(partitions);
  return new Set(partitions.filter((partition) => (heads.get(partition)?.head ?? 0) === 0));
};

interface Pulled {
  /** Null: the phone knows it from its cursor. */
  readonly newEpoch: string | null;
  readonly drop: readonly string[];
  readonly reset: readonly string[];
  readonly blocks: readonly ChangeBlock[];
  readonly cursor: string;
  readonly more: boolean;
}

// Text of rows shrinks about six times in columns under brotli; `lim` speaks of what crosses the link.
const ROUGH_COMPRESSION = 6;
const ROWS_AT_ONCE = 200;

const givePage = async (
  deps: AnswerDeps,
  scope: readonly ScopePart[],
  request: SyncRequest<Numbered>,
  known: Verdict["known"],
): Promise<Pulled> => {
  const epoch = await deps.store.epoch();
  const heads = await deps.store.heads(scope.map((part) => part.partition));
  const cursor = readCursor(deps.seal, request.cur);
  const start = startingPoints(scope, cursor, epoch, heads, request.cur !== null);

  let room = request.lim * ROUGH_COMPRESSION;
  let more = false;
  const blocks: ChangeBlock[] = [];
  const entries: CursorEntry[] = [];
  for (const { part, after, mark } of start.points) {
    const upTo = heads.get(part.partition)?.head ?? 0;
    let reached = upTo;
    if (after < upTo && room <= 0) reached = after;
    else if (after < upTo) {
      const query = { partition: part.partition, after, upTo, audiences: part.audiences, kinds: kindsFor(part) };
      const { fits, bytes, isAll } = await readWhileRoom(deps.store, query, room);
      room -= bytes;
      if (!isAll) reached = fits.at(-1)?.seq ?? after;
      // What the phone changed stays unsaid only if it has been given what it changed: not when it starts again.
      const isKnown = ({ id, seq }: StoredRow): boolean => (known.get(`${id}@${seq}`) ?? Infinity) <= after;
      blocks.push(...blocksOf(fits.filter((row) => !isKnown(row))));
    }
    if (reached < upTo) more = true;
    entries.push({ partition: part.partition, seq: reached, mark });
  }
  return {
    newEpoch: cursor?.epoch === epoch ? null : epoch,
    drop: start.drop,
    reset: start.reset,
    blocks,
    cursor: writeCursor(deps.seal, { epoch, entries }),
    more,
  };
};

interface StartingPoint {
  readonly part: ScopePart;
  readonly after: number;
  readonly mark: string;
}

const startingPoints = (
  scope: readonly ScopePart[],
  cursor: Cursor | null,
  epoch: string,
  heads: ReadonlyMap<string, { readonly head: number; readonly floor: number }>,
  hasRows: boolean,
): {
  readonly points: readonly StartingPoint[];
  readonly drop: readonly string[];
  readonly reset: readonly string[];
} => {
  const byPartition = new Map(cursor?.entries.map((entry) => [entry.partition, entry]));
  const reset: string[] = [];
  const points = scope.map((part) => {
    const mark = scopeMark(part);
    const entry = byPartition.get(part.partition);
    byPartition.delete(part.partition);
    const { head, floor } = heads.get(part.partition) ?? { head: 0, floor: 0 };
    // Ahead of the head: a backup came back without a new epoch, and these numbers are given out a second time.
    const isWithin = entry !== undefined && entry.seq >= floor && entry.seq <= head;
    const goesOn = isWithin && cursor?.epoch === epoch && entry.mark === mark;
    // Of a cursor that nobody can read, the phone may hold rows of any partition (C5).
    const mayHaveRows = entry !== undefined || (cursor === null && hasRows);
    if (mayHaveRows && !goesOn) reset.push(part.partition);
    return { part, mark, after: goesOn ? entry.seq : 0 };
  });
  return { points, drop: [...byPartition.keys()], reset };
};

/** Reads step by step, so that a page reads little more than it gives. */
const readWhileRoom = async (
  store: Store,
  query: Omit<PageQuery, "maxRows">,
  room: number,
): Promise<{ readonly fits: readonly StoredRow[]; readonly bytes: number; readonly isAll: boolean }> => {
  const fits: StoredRow[] = [];
  let bytes = 0;
  for (;;) {
    const after = fits.at(-1)?.seq ?? query.after;
    const rows = await store.page({ ...query, after, maxRows: ROWS_AT_ONCE });
    for (const row of rows) {
      const size = JSON.stringify(row.body).length + 60;
      // The first row always goes: a page that cannot move on would be asked for for ever.
      if (fits.length > 0 && bytes + size > room) return { fits, bytes, isAll: false };
      bytes += size;
      fits.push(row);
    }
    if (rows.length < ROWS_AT_ONCE) return { fits, bytes, isAll: true };
  }
};

const blocksOf = (rows: readonly StoredRow[]): ChangeBlock[] => {
  const byKind = groupBy(rows, (row) => row.kind);
  return [...byKind]
    .filter(([kind]) => recordType(kind) !== undefined)
    .map(([kind, ofKind]) => toBlock(ofKind[0]?.partition ?? "", kind, ofKind.map(toWireRow)));
};

const toWireRow = ({ id, seq, body }: StoredRow): WireRow => ({ id, seq, body });
