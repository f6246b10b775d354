/** Rows on the wire, kind by kind and field by field. Rule W6: docs/sync.md. */
import type { Body } from "#domain/json.ts";
import { differences, fromColumns, packIds, sums, toColumns, unpackColumn, type Column } from "./column.ts";

export interface WireRow {
  readonly id: string;
  readonly seq: number;
  /** Null: the row was deleted. */
  readonly body: Body | null;
  /** Deleted at the request of the person whom it was about. */
  readonly erased?: true;
}

/** All rows of one kind in one partition. `seq` holds differences. */
export interface ChangeBlock {
  readonly p: string;
  readonly k: string;
  readonly id: Column;
  readonly seq: readonly number[];
  readonly f: Readonly<Record<string, Column>>;
  /** Deleted rows: ids and differences of numbers. */
  readonly rm?: { readonly id: Column; readonly seq: readonly number[] };
  /** Erased rows, in the same way. */
  readonly er?: { readonly id: Column; readonly seq: readonly number[] };
}

export const toBlock = (p: string, k: string, rows: readonly WireRow[]): ChangeBlock => {
  const kept = rows.filter((row) => row.body !== null);
  const removed = rows.filter((row) => row.body === null && !row.erased);
  const erased = rows.filter((row) => row.erased);
  return {
    p,
    k,
    ...numbered(kept),
    f: toColumns(kept.map((row) => row.body ?? {})),
    ...(removed.length > 0 && { rm: numbered(removed) }),
    ...(erased.length > 0 && { er: numbered(erased) }),
  };
};

/** Throws at a block that it cannot read: a cursor that moved on over lost rows would lose them for good. */
export const fromBlock = ({ id, seq, f, rm, er }: ChangeBlock): WireRow[] => {
  const bodies = fromColumns(f, seq.length);
  if (!bodies.ok) throw new Error(`not a column: ${bodies.error}`);
  return [
    ...idsAndNumbers(id, seq).map((row, at) => ({ ...row, body: bodies.value[at] ?? {} })),
    ...(rm ? idsAndNumbers(rm.id, rm.seq).map((row) => ({ ...row, body: null })) : []),
    ...(er ? idsAndNumbers(er.id, er.seq).map((row) => ({ ...row, body: null, erased: true as const })) : []),
  ];
};

const numbered = (rows: readonly WireRow[]): { readonly id: Column; readonly seq: readonly number[] } => ({
  id: packIds(rows.map((row) => row.id)),
  seq: differences(rows.map((row) => row.seq)),
});

const idsAndNumbers = (column: Column, steps: readonly number[]): { readonly id: string; readonly seq: number }[] => {
  const ids = unpackColumn(column, steps.length)?.filter((id) => typeof id === "string");
  if (ids?.length !== steps.length) throw new Error("not a column of ids");
  return sums(steps).map((seq, at) => ({ id: ids[at] ?? "", seq }));
};
