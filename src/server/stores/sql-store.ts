/** The sync core's `Store` on SQLite and PostgreSQL. */
import type { QueryResult, Transaction } from "kysely";
import type { PartitionChanges, PartitionView, PushJob, Store } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";
import type { Database } from "../database.ts";
import type { ResultTable, RowTable, Tables } from "../tables.ts";
import { rowColumns, toStoredRow } from "./row-columns.ts";
import { insertMany, list, statement, type Value } from "./statements.ts";
import { writeRows } from "./write-rows.ts";

export const sqlStore = (database: Database): Store => ({
  push: (job) =>
    database.transaction(async (trx) => {
      const view = await readView(trx, database, job);
      const { changes, value } = job.decide(view);
      if (changes) await writeChanges(trx, database, job, changes, view);
      else await run(trx, database, SEEN, [job.now, job.partition, job.clientId]);
      return value;
    }),

  heads: async (partitions) => {
    const heads = new Map(partitions.map((partition) => [partition, { head: 0, floor: 0 }]));
    if (partitions.length === 0) return heads;
    const text = `select p, seq, floor_seq from part where p in ${list(partitions.length)}`;
    const { rows } = await run<Tables["part"]>(database.db, database, text, partitions);
    for (const { p, seq, floor_seq } of rows) heads.set(p, { head: seq, floor: floor_seq });
    return heads;
  },

  page: async ({ partition, after, upTo, audiences, kinds, maxRows }) => {
    if (kinds.length === 0) return [];
    const text = `${ROWS} where p = ? and seq > ? and seq <= ? and aud in ${list(audiences.length + 1)} and kind in ${list(kinds.length)} order by seq limit ?`;
    const values = [partition, after, upTo, "", ...audiences, ...kinds, maxRows];
    const { rows } = await run<RowTable>(database.db, database, text, values);
    return rows.map(toStoredRow);
  },

  // Asked for each time: a restored backup gets a new one while servers run.
  epoch: async () => {
    const { rows } = await run<{ value: string }>(database.db, database, "select value from setting where name = ?", [
      "epoch",
    ]);
    if (!rows[0]) throw new Error("The database has no epoch.");
    return rows[0].value;
  },
});

const ROWS = `select ${rowColumns.join(", ")} from "row"`;
const SEEN = "update client set seen_at = ? where p = ? and client_id = ?";

const run = <R>(
  on: Pick<Transaction<Tables>, "executeQuery">,
  { dialect }: Database,
  text: string,
  values: readonly Value[],
): Promise<QueryResult<R>> =>
  // What a query gives is known by who wrote its text.
  on.executeQuery(statement(dialect, text, values)) as Promise<QueryResult<R>>;

const readView = async (
  trx: Transaction<Tables>,
  database: Database,
  { partition, clientId, firstNumber, rowIds }: PushJob<unknown>,
): Promise<PartitionView> => {
  const head = await holdCounter(trx, database, partition);
  const whose = [partition, clientId];
  const LAST = "select last_n from client where p = ? and client_id = ?";
  const lastNumber = (await run<{ last_n: number }>(trx, database, LAST, whose)).rows[0]?.last_n ?? 0;

  // Only a repeated push asks for what was answered before.
  const RESULTS = "select result from result where p = ? and client_id = ? and n >= ? order by n";
  const results =
    firstNumber > lastNumber
      ? []
      : (await run<Pick<ResultTable, "result">>(trx, database, RESULTS, [...whose, firstNumber])).rows;

  const ids = rowIds.filter(canBeId);
  const rows =
    ids.length === 0
      ? []
      : (await run<RowTable>(trx, database, `${ROWS} where p = ? and id in ${list(ids.length)}`, [partition, ...ids]))
          .rows;
  return {
    head,
    lastNumber,
    results: results.map(({ result }) => JSON.parse(result) as MutationResult),
    rows: new Map(rows.map((row) => [row.id, toStoredRow(row)])),
  };
};

// Ids come unread from phones. PostgreSQL takes a NUL in a text for a fault of ours, and no row has such an id.
const canBeId = (id: string): boolean => id.length <= 100 && !id.includes("\0");

/** From here to the commit nobody else numbers changes in this partition. */
const holdCounter = async (trx: Transaction<Tables>, database: Database, partition: string): Promise<number> => {
  // On SQLite the transaction holds the whole database already.
  const text = `select seq from part where p = ?${database.dialect === "postgres" ? " for update" : ""}`;
  const read = async () => (await run<{ seq: number }>(trx, database, text, [partition])).rows[0]?.seq;
  const seq = await read();
  if (seq !== undefined || database.dialect === "sqlite") return seq ?? 0;
  // A lock needs a row to hold: two first pushes meet here, and the second waits for the first.
  const MAKE = "insert into part (p, seq, floor_seq) values (?, 0, 0) on conflict (p) do nothing";
  await run(trx, database, MAKE, [partition]);
  return (await read()) ?? 0;
};

const COUNT = "insert into part (p, seq, floor_seq) values (?, ?, 0) on conflict (p) do update set seq = excluded.seq";
const CLIENT = `insert into client (p, client_id, user_id, last_n, seen_at) values (?, ?, ?, ?, ?)
  on conflict (p, client_id) do update
  set user_id = excluded.user_id, last_n = excluded.last_n, seen_at = excluded.seen_at`;
const RESULT = { table: "result", columns: ["p", "client_id", "n", "result", "at"] };

const writeChanges = async (
  trx: Transaction<Tables>,
  database: Database,
  { partition, clientId, userId, now }: PushJob<unknown>,
  changes: PartitionChanges,
  view: PartitionView,
): Promise<void> => {
  await writeRows(trx, database, changes.rows, (row) => !view.rows.has(row.id));
  await run(trx, database, COUNT, [partition, changes.head]);
  await run(trx, database, CLIENT, [partition, clientId, userId, changes.lastNumber, now]);
  const results = changes.results.map((result) => [partition, clientId, result.n, JSON.stringify(result), now]);
  for (const insert of insertMany(database.dialect, RESULT, results)) await trx.executeQuery(insert);
};
