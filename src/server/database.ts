/**
 * Opens the server's database, an SQLite file or PostgreSQL, and brings its tables to the newest shape.
 * The same queries run on both; nothing above this file knows which one it is.
 */
import { createHmac } from "node:crypto";
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import { holdFactKey } from "./fact-key.ts";
import { factTableNames, refreshFactTables } from "./facts.ts";
import { migrate } from "./migrations/migrate.ts";
import { postgresPool } from "./postgres-dialect.ts";
import { nodeSqliteDialect } from "./sqlite-dialect.ts";
import { newEpoch } from "./stores/new-epoch.ts";
import type { Dialect, InTransaction, Tables } from "./tables.ts";
import type { Reach } from "./walls/reach.ts";
import { admitRequests } from "./walls/row-wall.ts";
import { walledDialects } from "./walls/walled-dialect.ts";

export interface DatabaseOptions {
  /** postgres://… ; without it SQLite is used. */
  readonly url?: string | undefined;
  /** Folder of the SQLite file, made if missing. Without folder and URL the database lives in memory. */
  readonly directory?: string | undefined;
  /**
   * Secret behind the keyed hashes of fact tables: the same in every process that opens this database, or one person
   * would count as two.
   */
  readonly factKey: string;
  /** Another `factKey` than the database knows is meant, and makes the fact tables anew. */
  readonly isNewSecret?: boolean | undefined;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /** Keyed hash of a text, as it stands in fact tables. */
  readonly keyed: (text: string) => string;
  /**
   * All of `work` or nothing; committed and on disk when it resolves. Inside, use `trx` only: `db` would wait for
   * this very transaction for ever. It may run again when PostgreSQL asks for a retry, so it changes nothing else.
   */
  readonly transaction: InTransaction;
  /**
   * The same database for a request of this reach: on PostgreSQL it sees and writes no other rows, whatever it asks.
   * On SQLite it is the database itself.
   */
  readonly behind: (reach: Reach) => Database;
  /** Rows may be there that cannot be seen. */
  readonly isWalled: boolean;
  readonly close: () => Promise<void>;
}

/** Throws if the database cannot be reached, was made by a newer version, or with another key (`SecretChanged`). */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { url, directory, factKey, isNewSecret = false } = options;
  const dialect = url === undefined ? "sqlite" : "postgres";
  const pool = url === undefined ? null : postgresPool(url);
  const db = new Kysely<Tables>({
    dialect: pool ? new PostgresDialect({ pool }) : nodeSqliteDialect(sqliteFile(directory)),
  });
  const walled = pool && walledDialects(pool);
  const database: Database = {
    db,
    dialect,
    keyed: (text) => createHmac("sha256", factKey).update(text).digest("base64url").slice(0, 22),
    transaction: (work) => retrying(() => db.transaction().execute(work)),
    behind: (reach) => (walled ? behindWall(database, new Kysely<Tables>({ dialect: walled(reach) })) : database),
    isWalled: false,
    close: () => db.destroy(),
  };
  try {
    await migrate(database, new Date().toISOString());
    await holdFactKey(db, database.keyed, isNewSecret);
    await refreshFactTables(database);
    if (pool) await admitRequests(db, database.transaction, factTableNames());
    await db
      .insertInto("setting")
      .values({ name: "epoch", value: newEpoch() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
};

const behindWall = (database: Database, db: Kysely<Tables>): Database => ({
  ...database,
  db,
  isWalled: true,
  transaction: (work) => retrying(() => db.transaction().execute(work)),
});

const sqliteFile = (directory: string | undefined): string => {
  if (directory === undefined) return ":memory:";
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "asa.sqlite");
  // SQLite gives the files beside it the rights of this one; whoever may read it reads every citizen.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  return file;
};

// serialization_failure and deadlock_detected: PostgreSQL undid the transaction and asks for another try.
const RETRY_CODES: ReadonlySet<unknown> = new Set(["40001", "40P01"]);
const TRIES = 6;

const retrying = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (attempt === TRIES || !RETRY_CODES.has(code)) throw error;
      await sleep(attempt * 10);
    }
  }
};
