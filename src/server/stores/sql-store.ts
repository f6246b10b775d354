/** The sync core's `Store` on SQLite and PostgreSQL. */
import type { Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import type { RowTable, Tables } from "../tables.ts";
import { ROWS, toStoredRow } from "./row-columns.ts";
import { run } from "./run-statement.ts";
import { sqlParcels } from "./sql-parcels.ts";
import { readView, writeChanges } from "./sql-push.ts";
import { sqlReaders } from "./sql-readers.ts";
import { sqlUpkeep } from "./sql-upkeep.ts";
import { list } from "./statements.ts";

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
    const heads = new Map(partitions.map((partition) => [partition, { head: 0, floor: 0, erased: 0 }]));
    if (partitions.length === 0) return heads;
    const text = `select p, seq, floor_seq, erased_seq from part where p in ${list(partitions.length)}`;
    const { rows } = await run<Tables["part"]>(database.db, database, text, partitions);
    for (const { p, seq, floor_seq, erased_seq } of rows)
      heads.set(p, { head: seq, floor: floor_seq, erased: erased_seq });
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

  lastNumbers: async (clientId, partitions) => {
    const last = new Map(partitions.map((partition) => [partition, 0]));
    if (partitions.length === 0) return last;
    const text = `select p, last_n from client where client_id = ? and p in ${list(partitions.length)}`;
    const values = [clientId, ...partitions];
    const { rows } = await run<Pick<Tables["client"], "p" | "last_n">>(database.db, database, text, values);
    for (const { p, last_n } of rows) last.set(p, last_n);
    return last;
  },

  numbersAtRestart: async (clientId) => {
    const text = "select p, restart_n from client where client_id = ? and restart_n > 0";
    const { rows } = await run<Pick<Tables["client"], "p" | "restart_n">>(database.db, database, text, [clientId]);
    return new Map(rows.map(({ p, restart_n }) => [p, restart_n]));
  },

  ...sqlParcels(database),
  ...sqlReaders(database),
  ...sqlUpkeep(database),
});

const SEEN = "update client set seen_at = ? where p = ? and client_id = ?";
