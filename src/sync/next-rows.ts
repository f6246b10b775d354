/** The rows that a change makes: the record as it is then, and one conflict for each value that lost. Rule M4: docs/sync.md. */
import * as v from "valibot";
import { instant } from "#domain/field-types.ts";
import { own, type Body } from "#domain/json.ts";
import type { RecordType } from "#domain/record-type.ts";
import { conflict } from "#domain/records/conflict.ts";
import { touchedFields, type FieldVersion, type Lost } from "./merge.ts";
import type { StoredRow } from "./store.ts";
import type { Mutation } from "./wire.ts";

/** Whose change it is, and where and when the server took it. */
export interface Writer {
  readonly partition: string;
  readonly clientId: string;
  readonly userId: string;
  readonly userName?: string;
  /** The server's clock, ISO instant. */
  readonly now: string;
  readonly newId: () => string;
}

export interface Change {
  readonly row: StoredRow | undefined;
  readonly body: Body | null;
  readonly lost: readonly Lost[];
  readonly audience: string;
  readonly seq: number;
}

export const nextRow = (
  writer: Writer,
  type: RecordType,
  mutation: Mutation,
  { row, body, lost, audience, seq }: Change,
): StoredRow => {
  const stamp: FieldVersion = [seq, writer.clientId];
  const losing = new Set(lost.map(({ field }) => field));
  const won = touchedFields(mutation).filter((field) => !losing.has(field));
  return {
    partition: writer.partition,
    id: mutation.id,
    kind: type.kind,
    audience,
    seq,
    body,
    versions: row && body ? { ...row.versions, ...Object.fromEntries(won.map((field) => [field, stamp])) } : {},
    made: row?.made ?? stamp,
    lastClient: writer.clientId,
    priorSeq: row === undefined || row.lastClient === writer.clientId ? (row?.priorSeq ?? 0) : row.seq,
    receivedAt: writer.now,
    deviceAt: mutation.at,
  };
};

/** Null: a record outside a village has no village to show the conflict to; its result still names the field. */
export const conflictRow = (
  writer: Writer,
  row: StoredRow | undefined,
  mutation: Mutation,
  { field, kept, lost }: Lost,
  { seq, people }: { readonly seq: number; readonly people: ReadonlyMap<string, string> },
): StoredRow | null => {
  if (!row || row.audience === "") return null;
  const [, keptBy] = own(row.versions, field) ?? row.made;
  const keptName = people.get(keptBy);
  const body: Body = {
    kind: row.kind,
    recordId: row.id,
    areaCode: row.audience,
    field,
    kept: JSON.stringify(kept).slice(0, 8000),
    lost: JSON.stringify(lost).slice(0, 8000),
    lostBy: writer.userId,
    ...(writer.userName !== undefined && { lostName: writer.userName.slice(0, 300) }),
    // A clock that cannot be right must not keep the conflict from being found.
    lostAt: v.is(instant, mutation.at) ? mutation.at : writer.now,
    ...(keptName !== undefined && { keptName: keptName.slice(0, 300) }),
    keptAt: row.receivedAt,
    state: "open",
  };
  return {
    ...row,
    id: writer.newId(),
    kind: conflict.kind,
    seq,
    body,
    versions: {},
    made: [seq, SERVER],
    lastClient: SERVER,
    priorSeq: 0,
    receivedAt: writer.now,
    deviceAt: mutation.at,
  };
};

const SERVER = "server";
