/** Changes that the server itself makes to rows: numbered like everybody's, so that phones hear of them. */
import { sameJson, type Body } from "#domain/json.ts";
import type { FieldVersion } from "#sync/merge.ts";
import type { PartitionView, Store, StoredRow } from "#sync/store.ts";

/**
 * Null deletes, and `erased` says that a person asked for it. `keepsMoment`: what is left still counts for the moment at
 * which it was taken.
 */
export type Rewritten =
  { readonly body: Body; readonly keepsMoment?: true } | { readonly body: null; readonly erased?: true };

export interface RowsOf {
  readonly partition: string;
  readonly ids: readonly string[];
}

/** `next` sees each row as it is at that moment, and gives null to leave it. Gives the rows that it changed. */
export const rewriteRows = async (
  store: Store,
  { partition, ids }: RowsOf,
  now: string,
  next: (row: StoredRow) => Rewritten | null,
): Promise<StoredRow[]> => {
  const done: StoredRow[] = [];
  for (let at = 0; at < ids.length; at += ROWS_PER_PUSH) {
    const some = ids.slice(at, at + ROWS_PER_PUSH);
    done.push(
      ...(await pushAsServer(store, { partition, ids: some }, now, (view) => {
        let { head } = view;
        return some.flatMap((id) => {
          const row = view.rows.get(id);
          const rewritten = row && next(row);
          return rewritten ? [changedRow(row, rewritten, ++head, now)] : [];
        });
      })),
    );
  }
  return done;
};

/** Writes what `decide` gives, numbered by it from the partition's head on. */
export const pushAsServer = (
  store: Store,
  { partition, ids }: RowsOf,
  now: string,
  decide: (view: PartitionView) => readonly StoredRow[],
): Promise<readonly StoredRow[]> =>
  store.push({
    partition,
    clientId: SERVER,
    userId: SERVER,
    now,
    firstNumber: 1,
    rowIds: ids,
    decide: (view) => {
      const rows = decide(view);
      if (rows.length === 0) return { changes: null, value: rows };
      const [head, lastNumber] = [view.head + rows.length, view.lastNumber + rows.length];
      return { changes: { head, lastNumber, results: [], rows }, value: rows };
    },
  });

/** The client id of what the server writes. */
export const SERVER = "server";
export const ROWS_PER_PUSH = 500;

export const changedRow = (before: StoredRow, next: Rewritten, seq: number, now: string): StoredRow => {
  const { erased: _before, ...kept } = before;
  const keepsMoment = next.body !== null && next.keepsMoment === true;
  return {
    ...kept,
    seq,
    body: next.body,
    ...(next.body === null && next.erased && { erased: true as const }),
    versions: next.body === null ? {} : versionsAfter(before, next.body, [seq, SERVER]),
    lastClient: SERVER,
    priorSeq: before.lastClient === SERVER ? before.priorSeq : before.seq,
    ...(!keepsMoment && { receivedAt: now, deviceAt: now }),
  };
};

const versionsAfter = (before: StoredRow, body: Body, stamp: FieldVersion): StoredRow["versions"] => {
  const old = before.body ?? {};
  const fields = Object.keys({ ...old, ...body }).filter((field) => !sameJson(old[field], body[field]));
  return { ...before.versions, ...Object.fromEntries(fields.map((field) => [field, stamp])) };
};
