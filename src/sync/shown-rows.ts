/** The rows that a phone shows: the server's copies with its own unsent changes replayed on them. Rule O4: docs/sync.md. */
import { groupBy } from "#domain/group.ts";
import type { Body } from "#domain/json.ts";
import { recordKind } from "#domain/record-types.ts";
import { fromBlock, type ChangeBlock } from "./columns.ts";
import { fits } from "./fits.ts";
import { applyMutation } from "./merge.ts";
import type { BaseRow, PhoneRow, PhoneTransaction, WaitingMutation } from "./phone-storage.ts";

/** The server's copy of one row: `row` null means that the server has none. */
export interface ServerRow {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly row: PhoneRow | null;
}

/** A copy that came with an answer. */
export interface PulledRow extends ServerRow {
  readonly erased: boolean;
}

/** Throws at a block that it cannot read. */
export const rowsIn = (block: ChangeBlock): PulledRow[] =>
  fromBlock(block).map(({ id, seq, body, erased = false }) => ({
    id,
    kind: block.k,
    seq,
    row: body && rowOf(id, block.k, block.p, seq, body),
    erased,
  }));

export const rowOf = (id: string, kind: string, partition: string, seq: number, body: Body): PhoneRow => ({
  id,
  kind,
  partition,
  seq,
  body,
});

/** Stores the server's rows, each with the changes that still wait replayed on it. */
export const showRows = async (tx: PhoneTransaction, rows: ReadonlyMap<string, ServerRow>): Promise<void> => {
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
    if (row) put.push(marked(row));
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

/** Rows that no screen of an earlier version could show, and that this one can. */
export const showWhatFitsNow = async (tx: PhoneTransaction): Promise<void> => {
  const rows = (await tx.unfitRows()).map(marked).filter(({ unfit }) => !unfit);
  if (rows.length > 0) await tx.putRows(rows);
};

const marked = ({ unfit: _before, ...row }: PhoneRow): PhoneRow =>
  fits(row.kind, row.body) ? row : { ...row, unfit: true };

const replay = (server: ServerRow, unsent: readonly WaitingMutation[]): PhoneRow | null => {
  const type = recordKind(server.kind);
  if (!type) return server.row;
  let body = server.row?.body ?? null;
  let partition = server.row?.partition;
  for (const entry of unsent) {
    // The server deleted the row: a patch cannot bring it back, and its answer will say so.
    if (body === null && entry.mutation.op !== "put") continue;
    body = applyMutation(type, body, entry.mutation);
    partition ??= entry.partition;
  }
  if (!body || partition === undefined) return null;
  const turn = server.row?.turn;
  const row = rowOf(server.id, server.kind, partition, server.seq, body);
  return turn === undefined ? row : { ...row, turn };
};
