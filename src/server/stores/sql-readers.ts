/** Which phone was given which partition's rows, and what it has confirmed. */
import type { Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { run } from "./run-statement.ts";
import { insertMany, list } from "./statements.ts";

export const sqlReaders = (database: Database): Pick<Store, "noteReader"> => ({
  noteReader: async ({ clientId, userId, now, started, left, erased }) => {
    if (started.length + left.length + erased.length === 0) return;
    await database.transaction(async (trx) => {
      const begun = started.map((p) => [p, clientId, userId, now, 0]);
      for (const insert of insertMany(database.dialect, STARTED, begun)) await trx.executeQuery(insert);
      if (left.length > 0) {
        const LEFT = `update reader set left_at = ? where client_id = ? and left_at is null and p in ${list(left.length)}`;
        await run(trx, database, LEFT, [now, clientId, ...left]);
      }
      const confirmed = erased.map(({ partition, seq }) => [partition, clientId, userId, now, seq]);
      for (const insert of insertMany(database.dialect, CONFIRMED, confirmed)) await trx.executeQuery(insert);
    });
  },
});

const columns = ["p", "client_id", "user_id", "started_at", "erased_seq"];
const STARTED = {
  table: "reader",
  columns,
  // It begins with nothing, and confirms what was erased when it has been given everything again.
  onConflict: `on conflict (p, client_id) do update
    set user_id = excluded.user_id, started_at = excluded.started_at, left_at = null, erased_seq = 0`,
};
const CONFIRMED = {
  table: "reader",
  columns,
  onConflict: `on conflict (p, client_id) do update set user_id = excluded.user_id,
    erased_seq = case when excluded.erased_seq > reader.erased_seq then excluded.erased_seq else reader.erased_seq end`,
};
