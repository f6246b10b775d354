/** What happens to partitions as a whole: old deletions are forgotten, and a restored backup starts again. */
import { RESTART_STEP, type Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { newEpoch, RESTARTS } from "./new-epoch.ts";
import { run } from "./run-statement.ts";

export const sqlUpkeep = (database: Database): Pick<Store, "forgetTombstones" | "restart"> => ({
  forgetTombstones: async (before) => {
    const OLD = 'select distinct p from "row" where deleted_at < ? and erased = 0';
    const { rows } = await run<{ p: string }>(database.db, database, OLD, [before]);
    for (const { p } of rows) {
      await database.transaction(async (trx) => {
        // The counter's row first: from here on nobody decides about a row that is about to be forgotten.
        await run(trx, database, "update part set seq = seq where p = ?", [p]);
        const NEWEST = 'select max(seq) as seq from "row" where p = ? and deleted_at < ? and erased = 0';
        const newest = (await run<{ seq: number | null }>(trx, database, NEWEST, [p, before])).rows[0]?.seq ?? 0;
        await run(trx, database, "update part set floor_seq = ? where p = ? and floor_seq < ?", [newest, p, newest]);
        await run(trx, database, 'delete from "row" where p = ? and deleted_at < ? and erased = 0', [p, before]);
      });
    }
  },

  restart: () =>
    database.transaction(async (trx) => {
      await run(trx, database, "update setting set value = ? where name = ?", [newEpoch(), "epoch"]);
      await run(trx, database, COUNT_RESTART, [RESTARTS, "1"]);
      await run(trx, database, "update part set seq = seq + ?", [RESTART_STEP]);
      await run(trx, database, "update client set restart_n = last_n", []);
    }),
});

const COUNT_RESTART = `insert into setting (name, value) values (?, ?)
  on conflict (name) do update set value = cast(cast(setting.value as integer) + 1 as text)`;
