/**
 * Records that the server makes itself: reference data, invitations, the demo. They go the way of everybody's, so that
 * counters, rows and facts cannot differ from those of a phone.
 */
import { sameJson, type Body } from "#domain/json.ts";
import { groupBy } from "#domain/group.ts";
import { problemIn } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import type { FieldVersion } from "#sync/merge.ts";
import type { PartitionView, Store, StoredRow } from "#sync/store.ts";
import { changedRow, pushAsServer, ROWS_PER_PUSH, SERVER } from "./rewrite-rows.ts";

export interface PlantedRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: Body;
  /** When it was made, ISO instant; absent: now. */
  readonly at?: string;
}

/** Called after each write: how many of how many records are in. */
export type Progress = (done: number, of: number) => void;

/** Makes or updates the records; those that already stand so are left alone. Throws on one that breaks its own rules. */
export const plant = async (
  store: Store,
  records: readonly PlantedRecord[],
  now: string,
  onProgress: Progress = () => {},
): Promise<void> => {
  const fresh = records.map((record) => freshRow(record, now));
  let done = 0;
  for (const [partition, rows] of groupBy(fresh, (row) => row.partition)) {
    for (let at = 0; at < rows.length; at += ROWS_PER_PUSH) {
      const some = rows.slice(at, at + ROWS_PER_PUSH);
      const ids = some.map((row) => row.id);
      await pushAsServer(store, { partition, ids }, now, (view) => rowsToWrite(view, some));
      done += some.length;
      onProgress(done, fresh.length);
    }
  }
};

type FreshRow = StoredRow & { readonly body: Body };

const freshRow = ({ kind, id, body, at }: PlantedRecord, now: string): FreshRow => {
  const type = recordType(kind);
  if (!type) throw new Error(`There is no record type ${kind}.`);
  const problem = problemIn(type, body);
  if (problem) throw new Error(`The ${kind} ${id} is wrong in ${problem.field}: ${problem.code}.`);
  const none: FieldVersion = [0, SERVER];
  const stamps = {
    seq: 0,
    versions: {},
    made: none,
    lastClient: SERVER,
    priorSeq: 0,
    receivedAt: now,
    deviceAt: at ?? now,
  };
  return { ...type.home(body, id), id, kind, body, ...stamps };
};

const rowsToWrite = (view: PartitionView, rows: readonly FreshRow[]): StoredRow[] => {
  let head = view.head;
  return rows
    .filter((row) => !sameJson(view.rows.get(row.id)?.body ?? undefined, row.body))
    .map((row) => numbered(row, view.rows.get(row.id), ++head));
};

const numbered = (row: FreshRow, before: StoredRow | undefined, seq: number): StoredRow => {
  if (!before) return { ...row, seq, made: [seq, SERVER] };
  const { partition, audience, kind, deviceAt } = row;
  return { ...changedRow(before, row, seq, row.receivedAt), partition, audience, kind, deviceAt };
};
