import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Database } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { everyRow, headOf, newHelp, phoneIn, type OpenStore, type Village } from "./village.ts";

export interface OpenSqlStore extends OpenStore {
  readonly database: Database;
  /** The same database once more, as a second server opens it. */
  readonly openAgain: () => Promise<Database>;
}

/** A database is opened again and again over the years, by newer and by older servers. */
export const openingContract = (opened: () => OpenSqlStore, village: () => Village): void => {
  test("a server that starts again finds its rows, its figures and its epoch", async () => {
    const { store, openAgain } = opened();
    const home = village();
    await phoneIn(store, home).push([newHelp(1, home), newHelp(2, home)]);
    const second = await openAgain();
    try {
      const same = sqlStore(second);
      expect(await same.epoch()).toBe(await store.epoch());
      expect(await headOf(same, home)).toBe(2);
      expect(await everyRow(same, home)).toEqual(await everyRow(store, home));
      const facts = second.db.selectFrom("fact_help_log").select("id").where("p", "=", home.partition);
      expect(await facts.execute()).toHaveLength(2);
    } finally {
      await second.close();
    }
  });

  test("a database that a newer version has changed is left alone, with a sentence that says so", async () => {
    const { database, openAgain } = opened();
    await sql`insert into migration (name, at) values ('999-from-the-future', 'then')`.execute(database.db);
    await expect(openAgain()).rejects.toThrow(/newer version of Asa \(step 999-from-the-future\)/u);
    await sql`delete from migration where name = '999-from-the-future'`.execute(database.db);
    await (await openAgain()).close();
  });
};
