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
  PhoneMeta,
  PhoneRow,
  PhoneStorage,
  PhoneTransaction,
  WaitingMutation,
} from "./phone-storage.ts";
import { limits, type MutationResult, type SyncRequest, type SyncResponse } from "./wire.ts";

/**
 * Takes the answer whole, or not at all: `stale` ones are put aside, and what they carried is sent and answered again
 * (C4). `unanswered`: how many changes that the request carried the server did not name.
 */
export type Taken = { readonly state: "taken"; readonly unanswered: number } | { readonly state: "stale" };

export const takeAnswer = (
  storage: PhoneStorage,
  request: SyncRequest,
  response: SyncResponse,
  at: string,
): Promise<Taken> =>
  storage.transact(async (tx) => {
    const meta = await tx.meta();
    const carried = request.push.flatMap(({ p: partition, m }) => m.map((mutation) => ({ partition, mutation })));
    if (meta.cursor !== request.cur || !isWholeStory(meta, carried, await tx.waiting(limits.mutationsPerRequest))) {
      return { state: "stale" };
    }
    const answered = answeredIn(carried, response, at);
    const forgotten = [...(response.drop ?? []), ...(response.reset ?? [])];
    const rows = await serverRows(tx, answered, forgotten);
    settle(rows, answered, response);
    for (const partition of forgotten) await tx.deletePartition(partition, new Set(rows.keys()));
    for (const row of pulledRows(response)) rows.set(row.id, newer(rows.get(row.id), row));
    await tx.deleteWaiting(answered);
    await tx.addAnswered(answered);
    await showRows(tx, rows);

    const serverAheadMs = Date.parse(response.now) - Date.parse(at);
    await tx.putMeta({ ...meta, cursor: response.cur ?? meta.cursor, lastExchange: { at, serverAheadMs } });
    return { state: "taken", unanswered: carried.length - answered.length };
  });

/**
 * Correct without a lock between tabs: the changes on their way must be the ones that this request carried. One that
 * another tab sent since may be in the rows already, and replayed on them it would count twice; one that another tab's
 * answer settled may be left out of the rows. A change that never left the phone is in no answer.
 */
const isWholeStory = (
  { sent = {} }: PhoneMeta,
  carried: readonly WaitingMutation[],
  oldestWaiting: readonly WaitingMutation[],
): boolean => {
  const onTheWay = oldestWaiting.filter(({ partition, mutation }) => mutation.n <= (sent[partition] ?? 0)).map(keyOf);
  const wasCarried = new Set(carried.map(keyOf));
  return onTheWay.length === wasCarried.size && onTheWay.every((key) => wasCarried.has(key));
};

const keyOf = ({ partition, mutation }: WaitingMutation): string => `${partition} ${mutation.n}`;

/** The server's copy of one row as this answer makes it: `row` null means that the server has none. */
interface ServerRow {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly row: PhoneRow | null;
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
  const touched = [...answered, ...unsent.filter(({ partition }) => forgotten.includes(partition))];
  const bases = await tx.bases([...new Set(touched.map(({ mutation }) => mutation.id))]);
  return new Map(
    [...bases.values()].map(({ id, kind, row }) => {
      // What is not this person's to see any more is not kept under their unsent work either (P2).
      const kept = row && !forgotten.includes(row.partition) ? row : null;
      return [id, { id, kind, seq: kept?.seq ?? 0, row: kept }];
    }),
  );
};

/** Moves the server's copy of every answered row on by what the server took of the changes. */
const settle = (rows: Map<string, ServerRow>, answered: readonly AnsweredMutation[], response: SyncResponse): void => {
  for (const entry of answered) {
    const { mutation, partition, state, keep } = entry;
    const known = rows.get(mutation.id);
    const type = recordType(mutation.k);
    if (!known || !type || (state !== "sent" && state !== "merged")) continue;
    // Nothing to change here: the row was deleted since, or a page brings it whole.
    if (known.row === null && mutation.op !== "put") continue;
    const body = applyMutation(type, known.row?.body ?? null, mutation, new Set(keep));
    const seq = cleanSeq(response, entry) ?? known.seq;
    rows.set(known.id, { ...known, seq, row: body && rowOf(known.id, known.kind, partition, seq, body) });
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

const newer = (known: ServerRow | undefined, pulled: ServerRow): ServerRow =>
  known && known.seq > pulled.seq ? known : pulled;

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
    if (unsent) bases.push({ id: server.id, kind: server.kind, row: server.row });
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
