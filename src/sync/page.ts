/** The server's half of a pull: what a phone is given, and where its cursor stands then. Rules C1–C7, P4: docs/sync.md. */
import { groupBy } from "#domain/group.ts";
import { recordType, registryVersion } from "#domain/record-types.ts";
import { toBlock, type ChangeBlock, type WireRow } from "./columns.ts";
import { readCursor, writeCursor, type CatchUp, type Cursor, type CursorEntry, type Seal } from "./cursor.ts";
import type { Verdict } from "./decide.ts";
import { kindsFor, scopeMark, type ScopePart } from "./scope.ts";
import type { Head, PageQuery, ReaderNote, Store, StoredRow } from "./store.ts";
import type { SyncRequest } from "./wire.ts";

export interface Pulled {
  /** Null: the phone knows it from its cursor. */
  readonly newEpoch: string | null;
  readonly drop: readonly string[];
  readonly reset: readonly string[];
  readonly blocks: readonly ChangeBlock[];
  readonly cursor: string;
  /** How many numbers are still to be looked through; 0: this was the last page. */
  readonly left: number;
  readonly note: Pick<ReaderNote, "started" | "left" | "erased">;
}

// Text of rows shrinks about six times in columns under brotli; `lim` speaks of what crosses the link.
const ROUGH_COMPRESSION = 6;
const ROWS_AT_ONCE = 200;

export const givePage = async (
  deps: PageDeps,
  scope: readonly ScopePart[],
  request: Pick<SyncRequest, "cur" | "lim" | "r">,
  known: Verdict["known"],
): Promise<Pulled> => {
  for (;;) {
    const pulled = await readPage(deps, scope, request, known);
    if (pulled) return pulled;
  }
};

interface PageDeps {
  readonly store: Store;
  readonly seal: Seal;
}

/** Null: tombstones were forgotten while the page was read, and it may lack them (C6). */
const readPage = async (
  deps: PageDeps,
  scope: readonly ScopePart[],
  request: Pick<SyncRequest, "cur" | "lim" | "r">,
  known: Verdict["known"],
): Promise<Pulled | null> => {
  const epoch = await deps.store.epoch();
  const heads = await deps.store.heads(scope.map((part) => part.partition));
  const cursor = readCursor(deps.seal, request.cur);
  const registry = Math.min(request.r ?? 1, registryVersion);
  // A window of the version before, open beside the new one, could not keep what it would be given: the new one asks.
  if (cursor && registry < cursor.registry && cursor.registry <= registryVersion) return nothingGiven(request);
  const start = startingPoints({ scope, cursor, registry, epoch, heads, hasRows: request.cur !== null });

  let room = request.lim * ROUGH_COMPRESSION;
  let left = 0;
  const blocks: ChangeBlock[] = [];
  /** Gives rows as long as there is room, and says up to which number. */
  const give = async (query: Omit<PageQuery, "maxRows">): Promise<number> => {
    const { after, upTo } = query;
    let reached = upTo;
    if (after < upTo && room <= 0) reached = after;
    else if (after < upTo) {
      const { fits, bytes, isAll } = await readWhileRoom(deps.store, query, room);
      room -= bytes;
      if (!isAll) reached = fits.at(-1)?.seq ?? after;
      // What the phone changed stays unsaid only if it has been given what it changed: not when it starts again.
      const isKnown = ({ id, seq }: StoredRow): boolean => (known.get(`${id}@${seq}`) ?? Infinity) <= after;
      blocks.push(...blocksOf(fits.filter((row) => !isKnown(row))));
    }
    left += upTo - reached;
    return reached;
  };

  const entries: CursorEntry[] = [];
  const read: StartingPoint[] = [];
  for (const point of start.points) {
    const { part, after, mark, erased, from } = point;
    const { partition, audiences } = part;
    const upTo = heads.get(partition)?.head ?? 0;
    const kinds = kindsFor(part, registry);
    const catchUp = point.catchUp && (await caughtUp(point.catchUp, part, kinds, give));
    if (after < upTo && room > 0) read.push(point);
    const seq = await give({ partition, after, upTo, audiences, kinds });
    entries.push({ partition, seq, mark, erased, from, catchUp });
  }
  if (await hasNewFloor(deps.store, read)) return null;
  return {
    newEpoch: cursor?.epoch === epoch ? null : epoch,
    drop: start.drop,
    reset: start.reset,
    blocks,
    cursor: writeCursor(deps.seal, { epoch, registry, entries, dropped: start.drop }),
    left,
    note: request.lim > 0 ? start.note : { ...start.note, started: [] },
  };
};

const nothingGiven = ({ cur }: Pick<SyncRequest, "cur">): Pulled => ({
  newEpoch: null,
  drop: [],
  reset: [],
  blocks: [],
  cursor: cur ?? "",
  left: 0,
  note: { started: [], left: [], erased: [] },
});

/** Gives rows of the kinds that the phone has learnt; null once it has all of them. */
const caughtUp = async (
  catchUp: CatchUp,
  part: ScopePart,
  kinds: readonly string[],
  give: (query: Omit<PageQuery, "maxRows">) => Promise<number>,
): Promise<CatchUp | null> => {
  const { since, after, upTo } = catchUp;
  const { partition, audiences } = part;
  const before = kindsFor(part, since);
  const learnt = kinds.filter((kind) => !before.includes(kind));
  if (learnt.length === 0) return null;
  const reached = await give({ partition, after, upTo, audiences, kinds: learnt });
  return reached < upTo ? { ...catchUp, after: reached } : null;
};

const hasNewFloor = async (store: Store, read: readonly StartingPoint[]): Promise<boolean> => {
  if (read.length === 0) return false;
  const heads = await store.heads(read.map(({ part }) => part.partition));
  return read.some(({ part, after, from }) => (heads.get(part.partition)?.floor ?? 0) > Math.max(after, from));
};

interface StartingPoint {
  readonly part: ScopePart;
  readonly after: number;
  readonly mark: string;
  readonly erased: number;
  readonly from: number;
  readonly catchUp: CatchUp | null;
}

interface Start extends Pick<Pulled, "drop" | "reset" | "note"> {
  readonly points: readonly StartingPoint[];
}

interface Standing {
  readonly scope: readonly ScopePart[];
  readonly cursor: Cursor | null;
  readonly registry: number;
  readonly epoch: string;
  readonly heads: ReadonlyMap<string, Head>;
  readonly hasRows: boolean;
}

const startingPoints = ({ scope, cursor, registry, epoch, heads, hasRows }: Standing): Start => {
  const byPartition = new Map(cursor?.entries.map((entry) => [entry.partition, entry]));
  const reset: string[] = [];
  const started: string[] = [];
  const erasures: { partition: string; seq: number }[] = [];
  const points = scope.map((part) => {
    const { partition } = part;
    const mark = scopeMark(part, registry);
    const entry = byPartition.get(partition);
    byPartition.delete(partition);
    const { head, floor, erased } = heads.get(partition) ?? { head: 0, floor: 0, erased: 0 };
    // Ahead of the head: a backup came back without a new epoch, and these numbers are given out a second time.
    const isWithin = entry !== undefined && Math.max(entry.seq, entry.from) >= floor && entry.seq <= head;
    const given = cursor?.registry ?? registry;
    // A server that was set back to an older version knows less than it gave.
    const isSameScope = given <= registry && entry?.mark === scopeMark(part, given);
    const goesOn = isWithin && cursor?.epoch === epoch && isSameScope;
    // Of a cursor that nobody can read, the phone may hold rows of any partition (C5).
    const mayHaveRows = entry !== undefined || (cursor === null && hasRows);
    if (mayHaveRows && !goesOn) reset.push(partition);
    if (!goesOn) {
      if (partition !== "g") started.push(partition);
      return { part, mark, after: 0, erased: 0, from: floor, catchUp: null };
    }
    // The phone gave this cursor back: what came with it is on its disk (E2).
    const hasErasure = erased > entry.erased && entry.seq >= erased;
    if (hasErasure) erasures.push({ partition, seq: erased });
    const catchUp = given < registry ? fromTheFirst(entry, given) : entry.catchUp;
    return { part, mark, after: entry.seq, erased: hasErasure ? erased : entry.erased, from: entry.from, catchUp };
  });
  const left = (cursor?.dropped ?? []).filter((partition) => !scope.some((part) => part.partition === partition));
  return { points, drop: [...byPartition.keys()], reset, note: { started, left, erased: erasures } };
};

/** The app has learnt kinds after version `since`: their rows are missing as far as it has all others. */
const fromTheFirst = ({ seq, catchUp }: CursorEntry, since: number): CatchUp => ({
  since: catchUp?.since ?? since,
  after: 0,
  upTo: seq,
});

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

/** Rows of one partition as they travel. */
export const blocksOf = (rows: readonly StoredRow[]): ChangeBlock[] => {
  const byKind = groupBy(rows, (row) => row.kind);
  return [...byKind]
    .filter(([kind]) => recordType(kind) !== undefined)
    .map(([kind, ofKind]) => toBlock(ofKind[0]?.partition ?? "", kind, ofKind.map(toWireRow)));
};

const toWireRow = ({ id, seq, body, erased }: StoredRow): WireRow => ({ id, seq, body, ...(erased && { erased }) });
