/** A `StoredRow` as the `row` table keeps it, and back. */
import type { Body } from "#domain/json.ts";
import type { StoredRow } from "#sync/store.ts";
import type { RowTable } from "../tables.ts";
import type { Value } from "./statements.ts";

export const rowColumns = [
  "p",
  "id",
  "kind",
  "aud",
  "seq",
  "body",
  "versions",
  "made_seq",
  "made_client",
  "last_client",
  "prior_seq",
  "received_at",
  "device_at",
  "deleted_at",
  "erased",
] as const satisfies readonly (keyof RowTable)[];

export const ROWS = `select ${rowColumns.join(", ")} from "row"`;

/** In the order of `rowColumns`. */
export const toColumns = (row: StoredRow): Value[] => [
  row.partition,
  row.id,
  row.kind,
  row.audience,
  row.seq,
  row.body === null ? null : JSON.stringify(row.body),
  JSON.stringify(row.versions),
  ...row.made,
  row.lastClient,
  row.priorSeq,
  row.receivedAt,
  row.deviceAt,
  row.body === null ? row.receivedAt : null,
  row.erased ? 1 : 0,
];

export const toStoredRow = (row: RowTable): StoredRow => ({
  partition: row.p,
  id: row.id,
  kind: row.kind,
  audience: row.aud,
  seq: row.seq,
  // Both texts were written by `toColumns`.
  body: row.body === null ? null : (JSON.parse(row.body) as Body),
  ...(row.erased === 1 && { erased: true as const }),
  versions: JSON.parse(row.versions) as StoredRow["versions"],
  made: [row.made_seq, row.made_client],
  lastClient: row.last_client,
  priorSeq: row.prior_seq,
  receivedAt: row.received_at,
  deviceAt: row.device_at,
});
