/** One push inside its transaction: the partition as it stands, and what the decision made of it. */
import type { Transaction } from "kysely";
import { RESTART_STEP, type PartitionChanges, type PartitionView, type PushJob, type StoredRow } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";
import type { Database } from "../database.ts";
import type { ClientTable, ResultTable, RowTable, Tables } from "../tables.ts";
import { ROWS, toStoredRow } from "./row-columns.ts";
import { RESTARTS } from "./new-epoch.ts";
import { run } from "./run-statement.ts";
import { sendParcels, sentWithinDay } from "./sql-parcels.ts";
import { insertMany, list } from "./statements.ts";
import { writeRows } from "./write-rows.ts";

export const readView = async (
  trx: Transaction<Tables>,
  database: Database,
  job: PushJob<unknown>,
): Promise<PartitionView> => {
  const { partition, clientId, firstNumber, rowIds } = job;
  const head = await holdCounter(trx, database, partition);
  const whose = [partition, clientId];
  const client = (await run<Pick<ClientTable, "last_n" | "marks">>(trx, database, CLIENT_NOW, whose)).rows[0];
  const lastNumber = client?.last_n ?? 0;

  // Only a repeated push asks for what was answered before.
  const results =
    firstNumber > lastNumber
      ? []
      : (await run<Pick<ResultTable, "result">>(trx, database, RESULTS, [...whose, firstNumber])).rows;

  const ids = rowIds.filter(canBeId);
  const found =
    ids.length === 0
      ? []
      : (await run<RowTable>(trx, database, `${ROWS} where p = ? and id in ${list(ids.length)}`, [partition, ...ids]))
          .rows;
  const unseen = database.isWalled ? await takenIds(trx, database, partition, idsWithout(ids, found)) : [];
  const rows = [...found.map(toStoredRow), ...unseen];
  return {
    head,
    lastNumber,
    results: results.map(({ result }) => JSON.parse(result) as MutationResult),
    rows: new Map(rows.map((row) => [row.id, row])),
    people: await peopleBehind(trx, database, partition, rows, clientId),
    marks: client?.marks ?? "",
    sentWithinDay: await sentWithinDay(trx, database, job),
  };
};

export const writeChanges = async (
  trx: Transaction<Tables>,
  database: Database,
  job: PushJob<unknown>,
  changes: PartitionChanges,
  view: PartitionView,
): Promise<void> => {
  const { partition, clientId, userId, userName, now } = job;
  await writeRows(trx, database, changes.rows, (row) => !view.rows.has(row.id));
  const erased = changes.rows.reduce((newest, row) => (row.erased ? Math.max(newest, row.seq) : newest), 0);
  await run(trx, database, COUNT, [partition, changes.head, erased]);
  const marks = changes.marks ?? view.marks;
  await run(trx, database, CLIENT, [partition, clientId, userId, changes.lastNumber, now, userName ?? null, marks]);
  const results = changes.results.map((result) => [partition, clientId, result.n, JSON.stringify(result), now]);
  for (const insert of insertMany(database.dialect, RESULT, results)) await trx.executeQuery(insert);
  await sendParcels(trx, database, job, changes.parcels ?? []);
};

const CLIENT_NOW = "select last_n, marks from client where p = ? and client_id = ?";
const RESULTS = "select result from result where p = ? and client_id = ? and n >= ? order by n";
const RESULT = { table: "result", columns: ["p", "client_id", "n", "result", "at"] };
const COUNT = `insert into part (p, seq, floor_seq, erased_seq) values (?, ?, 0, ?)
  on conflict (p) do update set seq = excluded.seq,
  erased_seq = case when excluded.erased_seq > part.erased_seq then excluded.erased_seq else part.erased_seq end`;
const CLIENT = `insert into client (p, client_id, user_id, last_n, seen_at, name, marks) values (?, ?, ?, ?, ?, ?, ?)
  on conflict (p, client_id) do update
  set user_id = excluded.user_id, last_n = excluded.last_n, seen_at = excluded.seen_at,
  name = coalesce(excluded.name, client.name), marks = excluded.marks`;

// Ids come unread from phones. PostgreSQL takes a NUL in a text for a fault of ours, and no row has such an id.
const canBeId = (id: string): boolean => id.length <= 100 && !id.includes("\0");

const idsWithout = (ids: readonly string[], found: readonly RowTable[]): string[] => {
  const seen = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !seen.has(id));
};

/** Rows behind the wall: where they are, and nothing of what they hold. A change of one is answered, never written. */
const takenIds = async (
  trx: Transaction<Tables>,
  database: Database,
  partition: string,
  ids: readonly string[],
): Promise<StoredRow[]> => {
  if (ids.length === 0) return [];
  const asked = ids.map(() => "(cast(? as text))").join(",");
  const text = `select taken.* from (values ${asked}) as asked (id), lateral asa_taken(?, asked.id) as taken`;
  const { rows } = await run<Pick<RowTable, "id" | "kind" | "aud">>(trx, database, text, [...ids, partition]);
  const nothing = { seq: 0, body: null, versions: {}, lastClient: "", priorSeq: 0, receivedAt: "", deviceAt: "" };
  return rows.map(({ id, kind, aud }) => ({ partition, id, kind, audience: aud, made: [0, ""], ...nothing }));
};

/** From here to the commit nobody else numbers changes in this partition. */
const holdCounter = async (trx: Transaction<Tables>, database: Database, partition: string): Promise<number> => {
  // On SQLite the transaction holds the whole database already.
  const text = `select seq from part where p = ?${database.dialect === "postgres" ? " for update" : ""}`;
  const read = async () => (await run<{ seq: number }>(trx, database, text, [partition])).rows[0]?.seq;
  const seq = await read();
  if (seq !== undefined) return seq;
  const first = await firstCount(trx, database);
  if (database.dialect === "sqlite") return first;
  // A lock needs a row to hold: two first pushes meet here, and the second waits for the first.
  const MAKE = "insert into part (p, seq, floor_seq) values (?, ?, 0) on conflict (p) do nothing";
  await run(trx, database, MAKE, [partition, first]);
  return (await read()) ?? first;
};

/** A partition that is new to a restored backup may have been there in the hours that it lost. */
const firstCount = async (trx: Transaction<Tables>, database: Database): Promise<number> => {
  const { rows } = await run<{ value: string }>(trx, database, "select value from setting where name = ?", [RESTARTS]);
  return Number(rows[0]?.value ?? 0) * RESTART_STEP;
};

/** Usually a row is its own phone's, and nobody has to be asked for. */
const peopleBehind = async (
  trx: Transaction<Tables>,
  database: Database,
  partition: string,
  rows: readonly StoredRow[],
  clientId: string,
): Promise<ReadonlyMap<string, string>> => {
  const clients = new Set(rows.flatMap(clientsOf).filter(canBeId));
  clients.delete(clientId);
  if (clients.size === 0) return new Map();
  const text = `select client_id, name from client where p = ? and name is not null and client_id in ${list(clients.size)}`;
  const found = await run<{ client_id: string; name: string }>(trx, database, text, [partition, ...clients]);
  return new Map(found.rows.map(({ client_id, name }) => [client_id, name]));
};

const clientsOf = ({ lastClient, made, versions }: StoredRow): string[] => [
  lastClient,
  made[1],
  ...Object.values(versions).map(([, client]) => client),
];
