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

export const takeAnswer = (
  storage: PhoneStorage,
  request: SyncRequest,
  response: SyncResponse,
  at: string,
): Promise<void> =>
  storage.transact(async (tx) => {
    const answered = answeredIn(request, response, at);
    const meta = await tx.meta();
    // A slower tab may hold an answer to an older cursor. Its changes are old news, and a row that was deleted since
    // would come back for good: it only settles what it carried (C4).
    const isCurrent = meta.cursor === request.cur;
    const pulled = isCurrent ? pulledRows(response) : [];
    const rows = await serverRows(tx, answered, pulled, response);
    await tx.deleteWaiting(answered);
    await tx.addAnswered(answered);
    if (isCurrent) await forgetPartitions(tx, response);
    for (const row of pulled) rows.set(row.id, newer(rows.get(row.id), row));
    await showRows(tx, rows);

    const cursor = isCurrent ? response.cur : meta.cursor;
    const serverAheadMs = Date.parse(response.now) - Date.parse(at);
    await tx.putMeta({ ...meta, cursor, lastExchange: { at, serverAheadMs } });
  });

/** The server's copy of one row as this answer makes it: `row` null means that the server has none. */
interface ServerRow {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly row: PhoneRow | null;
}

// Only what this request carried and the answer names is answered: a number alone is no proof (O3).
const answeredIn = (request: SyncRequest, response: SyncResponse, at: string): AnsweredMutation[] =>
  request.push.flatMap(({ p: partition, m }) => {
    const decided = response.ack?.[partition]?.n ?? 0;
    const results = new Map(
      response.res?.filter((result) => result.p === partition).map((result) => [result.n, result]),
    );
    return m
      .filter((mutation) => mutation.n <= decided)
      .map((mutation) => ({ partition, mutation, answeredAt: at, ...outcome(results.get(mutation.n)) }));
  });

const outcome = (result: MutationResult | undefined): Omit<AnsweredMutation, keyof WaitingMutation | "answeredAt"> => {
  if (!result) return { state: "sent" };
  if (result.s === "merged") return { state: "merged", keep: result.keep };
  if (result.s !== "rejected") return { state: result.s };
  return { state: "rejected", code: result.code, ...(result.field !== undefined && { field: result.field }) };
};

/** Moves the server's copy of every answered row on by what the server took of the changes. */
const serverRows = async (
  tx: PhoneTransaction,
  answered: readonly AnsweredMutation[],
  pulled: readonly ServerRow[],
  response: SyncResponse,
): Promise<Map<string, ServerRow>> => {
  const ids = [...new Set([...answered.map(({ mutation }) => mutation.id), ...pulled.map(({ id }) => id)])];
  const bases = await tx.bases(ids);
  const rows = new Map<string, ServerRow>();
  for (const { id, kind, row } of bases.values()) rows.set(id, { id, kind, seq: row?.seq ?? 0, row });
  for (const entry of answered) {
    const known = rows.get(entry.mutation.id);
    const type = recordType(entry.mutation.k);
    // Without a base the change was taken from an earlier answer already.
    if (!known || !type || (entry.state !== "sent" && entry.state !== "merged")) continue;
    const body = applyMutation(type, known.row?.body ?? null, entry.mutation, new Set(entry.keep));
    const seq = cleanSeq(response, entry) ?? known.seq;
    rows.set(known.id, { ...known, seq, row: body && rowOf(known.id, known.kind, entry.partition, seq, body) });
  }
  return rows;
};

const cleanSeq = (response: SyncResponse, { partition, mutation }: WaitingMutation): number | undefined => {
  const run = response.ack?.[partition]?.clean?.find(([n, , count]) => mutation.n >= n && mutation.n < n + count);
  return run && run[1] + mutation.n - run[0];
};

const forgetPartitions = async (tx: PhoneTransaction, { drop = [], reset = [] }: SyncResponse): Promise<void> => {
  if (drop.length + reset.length === 0) return;
  // Rows with unsent work stay until the server has answered that work.
  const unsent = new Set((await tx.waiting(Number.POSITIVE_INFINITY)).map(({ mutation }) => mutation.id));
  for (const partition of [...drop, ...reset]) await tx.deletePartition(partition, unsent);
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
  const shown = await shownRows(tx, rows);
  const put: PhoneRow[] = [];
  const bases: BaseRow[] = [];
  const settled: string[] = [];
  const removed: ServerRow[] = [];
  for (const server of rows.values()) {
    const unsent = waiting.get(server.id);
    const onPhone = shown.get(server.id);
    if (!unsent && onPhone && onPhone.seq > server.seq) continue;
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

const shownRows = async (
  tx: PhoneTransaction,
  rows: ReadonlyMap<string, ServerRow>,
): Promise<ReadonlyMap<string, PhoneRow>> => {
  const found = new Map<string, PhoneRow>();
  for (const [kind, ofKind] of groupBy(rows.values(), (row) => row.kind)) {
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
