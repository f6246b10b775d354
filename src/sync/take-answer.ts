/**
 * The phone takes the server's answer: removes what was answered, stores what changed, and replays what still waits on
 * top. One transaction, so that a crash leaves the phone before the answer or after it. Rules O3–O6, C4: docs/sync.md.
 */
import type { Body } from "#domain/json.ts";
import { groupBy } from "#domain/group.ts";
import { recordType } from "#domain/record-types.ts";
import { fromBlock } from "./columns.ts";
import { applyMutation } from "./merge.ts";
import type {
  AnsweredMutation,
  BaseRow,
  PhoneRow,
  PhoneStorage,
  PhoneTransaction,
  WaitingMutation,
} from "./phone-storage.ts";
import type { MutationResult, SyncRequest, SyncResponse } from "./wire.ts";

/** What became of the answer: whether its page counted, and how many changes that the request carried it left out. */
export interface Taken {
  readonly tookPage: boolean;
  readonly unanswered: number;
}

export const takeAnswer = (
  storage: PhoneStorage,
  request: SyncRequest,
  response: SyncResponse,
  at: string,
): Promise<Taken> =>
  storage.transact(async (tx) => {
    const meta = await tx.meta();
    const carried = request.push.flatMap(({ p: partition, m }) => m.map((mutation) => ({ partition, mutation })));
    const pulled = pulledRows(response);
    const waiting = await tx.waitingFor(idsOf(carried, pulled));
    const named = answeredIn(carried, response, at);
    const isWaiting = keysOf(waiting);
    // Another tab may have heard of it already: done again, a counter would count twice.
    const answered = named.filter((entry) => isWaiting.has(keyOf(entry)));
    const isCurrent = meta.cursor === request.cur;
    // Rows that the phone has exactly so are left out of a page: that holds only if all was settled by this answer.
    const tookPage = isCurrent && answered.length === named.length && !mayHoldMore(waiting, carried, pulled);

    // Without a cursor everything comes anew, and the server cannot know what an unfinished start left here.
    const anew = request.cur === null ? Object.keys(meta.numbers) : [];
    const forgotten = tookPage ? [...(response.drop ?? []), ...(response.reset ?? []), ...anew] : [];
    const rows = await serverRows(tx, answered, forgotten);
    settle(rows, answered, response, isCurrent);
    for (const partition of forgotten) await tx.deletePartition(partition, new Set(rows.keys()));
    if (tookPage) await layOver(tx, rows, pulled);
    await tx.deleteWaiting(answered);
    await tx.addAnswered(answered);
    await showRows(tx, rows);

    const cursor = tookPage ? response.cur : meta.cursor;
    const serverAheadMs = Date.parse(response.now) - Date.parse(at);
    await tx.putMeta({ ...meta, cursor, lastExchange: { at, serverAheadMs } });
    return { tookPage, unanswered: carried.length - named.length };
  });

const keyOf = ({ partition, mutation }: WaitingMutation): string => `${partition} ${mutation.n}`;
const keysOf = (entries: readonly WaitingMutation[]): ReadonlySet<string> => new Set(entries.map(keyOf));
const idsOf = (entries: readonly WaitingMutation[], rows: readonly ServerRow[]): string[] => [
  ...new Set([...entries.map(({ mutation }) => mutation.id), ...rows.map(({ id }) => id)]),
];

// A slower tab may hold an answer to an older cursor: its changes are old news, and a row that was deleted since would
// come back for good. And a row that has a change which this request did not carry may hold that change already, sent
// by another tab: replayed on top, it would count twice. Such an answer only settles what it carried (C4).
const mayHoldMore = (
  waiting: readonly WaitingMutation[],
  carried: readonly WaitingMutation[],
  pulled: readonly ServerRow[],
): boolean => {
  const wasCarried = keysOf(carried);
  const pulledIds = new Set(pulled.map(({ id }) => id));
  return waiting.some((entry) => !wasCarried.has(keyOf(entry)) && pulledIds.has(entry.mutation.id));
};

/** The server's copy of one row as this answer makes it: `row` null means that the server has none. */
interface ServerRow {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly row: PhoneRow | null;
  readonly isForgotten?: true;
}

// Only what this request carried and the answer names is answered: a number alone is no proof (O3).
const answeredIn = (
  carried: readonly WaitingMutation[],
  { ack, res = [] }: SyncResponse,
  at: string,
): AnsweredMutation[] => {
  const results = new Map(res.map((result) => [`${result.p} ${result.n}`, result]));
  return carried
    .filter(({ partition, mutation }) => mutation.n <= (ack?.[partition]?.n ?? 0))
    .map((entry) => ({ ...entry, answeredAt: at, ...outcome(results.get(keyOf(entry))) }));
};

const outcome = (result: MutationResult | undefined): Omit<AnsweredMutation, keyof WaitingMutation | "answeredAt"> => {
  if (!result) return { state: "sent" };
  if (result.s === "merged") return { state: "merged", keep: result.keep };
  if (result.s !== "rejected") return { state: result.s };
  return { state: "rejected", code: result.code, ...(result.field !== undefined && { field: result.field }) };
};

/** The server's copies that this answer may touch: of what it settles, and of unsent work in partitions to forget. */
const serverRows = async (
  tx: PhoneTransaction,
  answered: readonly AnsweredMutation[],
  forgotten: readonly string[],
): Promise<Map<string, ServerRow>> => {
  const unsent = forgotten.length > 0 ? await tx.waiting(Number.POSITIVE_INFINITY) : [];
  const inForgotten = unsent.filter(({ partition }) => forgotten.includes(partition));
  const forgottenIds = new Set(idsOf(inForgotten, []));
  const bases = await tx.bases(idsOf([...answered, ...inForgotten], []));
  return new Map(
    [...bases.values()].map(({ id, kind, row, isForgotten }) => {
      // What is not this person's to see any more is not kept under their unsent work either (P2).
      if (isForgotten || forgottenIds.has(id)) return [id, { id, kind, seq: 0, row: null, isForgotten: true }];
      return [id, { id, kind, seq: row?.seq ?? 0, row }];
    }),
  );
};

/** Moves the server's copy of every answered row on by what the server took of the changes. */
const settle = (
  rows: Map<string, ServerRow>,
  answered: readonly AnsweredMutation[],
  response: SyncResponse,
  isCurrent: boolean,
): void => {
  for (const entry of answered) {
    const { mutation, partition, state, keep } = entry;
    const known = rows.get(mutation.id);
    const type = recordType(mutation.k);
    if (!known || !type || (state !== "sent" && state !== "merged")) continue;
    // Nothing to change here: the row was deleted since, or comes whole on a later page.
    if (known.row === null && mutation.op !== "put") continue;
    const confirmed = cleanSeq(response, entry);
    // An answer from before the partition was forgotten does not bring the row back: a page does, if it is still ours.
    if (known.isForgotten && !(isCurrent && confirmed !== undefined)) continue;
    const body = applyMutation(type, known.row?.body ?? null, mutation, new Set(keep));
    const { isForgotten: _, ...copy } = known;
    const seq = confirmed ?? known.seq;
    rows.set(known.id, { ...copy, seq, row: body && rowOf(known.id, known.kind, partition, seq, body) });
  }
};

/** Rows of the page replace older copies. */
const layOver = async (tx: PhoneTransaction, rows: Map<string, ServerRow>, pulled: readonly ServerRow[]) => {
  const shown = await shownRows(tx, pulled);
  for (const row of pulled) {
    const known = rows.get(row.id) ?? shown.get(row.id);
    if (!known || known.seq <= row.seq) rows.set(row.id, row);
  }
};

const cleanSeq = (response: SyncResponse, { partition, mutation }: WaitingMutation): number | undefined => {
  const run = response.ack?.[partition]?.clean?.find(([n, , count]) => mutation.n >= n && mutation.n < n + count);
  return run && run[1] + mutation.n - run[0];
};

const pulledRows = (response: SyncResponse): ServerRow[] =>
  (response.ch ?? [])
    // A kind that this version does not know comes again after the app's update (W7).
    .filter((block) => recordType(block.k) !== undefined)
    .flatMap((block) =>
      fromBlock(block).map(({ id, seq, body }) => ({
        id,
        kind: block.k,
        seq,
        row: body && rowOf(id, block.k, block.p, seq, body),
      })),
    );

const rowOf = (id: string, kind: string, partition: string, seq: number, body: Body): PhoneRow => ({
  id,
  kind,
  partition,
  seq,
  body,
});

/** Stores the server's rows, each with the changes that still wait replayed on it. */
const showRows = async (tx: PhoneTransaction, rows: ReadonlyMap<string, ServerRow>): Promise<void> => {
  const ids = [...rows.keys()];
  const waiting = groupBy(await tx.waitingFor(ids), ({ mutation }) => mutation.id);
  const put: PhoneRow[] = [];
  const bases: BaseRow[] = [];
  const settled: string[] = [];
  const removed: ServerRow[] = [];
  for (const server of rows.values()) {
    const unsent = waiting.get(server.id);
    if (unsent) bases.push(baseOf(server));
    else settled.push(server.id);
    const row = replay(server, unsent ?? []);
    if (row) put.push(row);
    else removed.push(server);
  }
  await tx.putRows(put);
  await tx.putBases(bases);
  await tx.deleteBases(settled);
  for (const [kind, gone] of groupBy(removed, (row) => row.kind)) {
    const goneIds = gone.map(({ id }) => id);
    await tx.deleteRows(kind, goneIds);
  }
};

const baseOf = ({ id, kind, row, isForgotten }: ServerRow): BaseRow => ({
  id,
  kind,
  row,
  ...(isForgotten && { isForgotten }),
});

const shownRows = async (tx: PhoneTransaction, rows: readonly ServerRow[]): Promise<ReadonlyMap<string, PhoneRow>> => {
  const found = new Map<string, PhoneRow>();
  for (const [kind, ofKind] of groupBy(rows, (row) => row.kind)) {
    const ids = ofKind.map(({ id }) => id);
    for (const [id, row] of await tx.rows(kind, ids)) found.set(id, row);
  }
  return found;
};

const replay = (server: ServerRow, unsent: readonly WaitingMutation[]): PhoneRow | null => {
  const type = recordType(server.kind);
  if (!type) return server.row;
  let body = server.row?.body ?? null;
  let partition = server.row?.partition;
  for (const entry of unsent) {
    // The server deleted the row: a patch cannot bring it back, and its answer will say so.
    if (body === null && entry.mutation.op !== "put") continue;
    body = applyMutation(type, body, entry.mutation);
    partition ??= entry.partition;
  }
  return body && partition !== undefined ? rowOf(server.id, server.kind, partition, server.seq, body) : null;
};
