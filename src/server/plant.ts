/**
 * Records that the server makes itself: reference data, invitations, the demo. They go the way of everybody's, so that
 * counters, rows and facts cannot differ from those of a phone.
 */
import { sameJson, type Body } from "#domain/json.ts";
import { groupBy } from "#domain/group.ts";
import { problemIn } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import type { FieldVersion } from "#sync/merge.ts";
import type { PartitionChanges, PartitionView, Store, StoredRow } from "#sync/store.ts";

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
      await store.push({
        partition,
        clientId: SERVER,
        userId: SERVER,
        now,
        firstNumber: 1,
        rowIds: some.map((row) => row.id),
        decide: (view) => ({ changes: changesFor(view, some), value: null }),
      });
      done += some.length;
      onProgress(done, fresh.length);
    }
  }
};

const SERVER = "server";
const ROWS_PER_PUSH = 500;

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

const changesFor = (view: PartitionView, rows: readonly FreshRow[]): PartitionChanges | null => {
  let head = view.head;
  const changed = rows
    .filter((row) => !sameJson(view.rows.get(row.id)?.body ?? undefined, row.body))
    .map((row) => numbered(row, view.rows.get(row.id), ++head));
  if (changed.length === 0) return null;
  return { head, lastNumber: view.lastNumber + changed.length, results: [], rows: changed };
};

const numbered = (row: FreshRow, before: StoredRow | undefined, seq: number): StoredRow => {
  const stamp: FieldVersion = [seq, SERVER];
  if (!before) return { ...row, seq, made: stamp };
  const old = before.body ?? {};
  const fields = Object.keys({ ...old, ...row.body }).filter((field) => !sameJson(old[field], row.body[field]));
  return {
    ...row,
    seq,
    made: before.made,
    versions: { ...before.versions, ...Object.fromEntries(fields.map((field) => [field, stamp])) },
    priorSeq: before.lastClient === SERVER ? before.priorSeq : before.seq,
  };
};
