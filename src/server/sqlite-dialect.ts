/**
 * Kysely on `node:sqlite`. One connection: Kysely hands it to one transaction or query at a time, in the order asked,
 * because this dialect says that it has no others. So transactions never mix, however many requests wait.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDatabase,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from "kysely";

/** `file` may be ":memory:". Every commit is on disk before it returns. */
export const nodeSqliteDialect = (file: string): SqliteDialect => new NodeSqliteDialect({ database: open(file) });

class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase & { readonly isTransaction: () => boolean };
  constructor(config: { readonly database: SqliteDatabase & { readonly isTransaction: () => boolean } }) {
    super(config);
    this.#database = config.database;
  }
  override createDriver(): SqliteDriver {
    return new NodeSqliteDriver(this.#database);
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #database: SqliteDatabase & { readonly isTransaction: () => boolean };
  constructor(database: SqliteDatabase & { readonly isTransaction: () => boolean }) {
    super({ database });
    this.#database = database;
  }
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    // A transaction that reads first and then writes would fail at once if another process wrote in between.
    const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has already rolled back by itself after a full disk; a second time would hide that error.
    if (this.#database.isTransaction()) await connection.executeQuery(CompiledQuery.raw("rollback"));
  }
}

const open = (file: string): SqliteDatabase & { readonly isTransaction: () => boolean } => {
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma wal_autocheckpoint = 4000",
  );
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    isTransaction: () => database.isTransaction,
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = asKyselyStatement(database.prepare(sql));
      // Texts with different numbers of values are different statements: keep the first ones met, which are the usual.
      if (prepared.size < 500) prepared.set(sql, statement);
      return statement;
    },
  };
};

const asKyselyStatement = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  // Kysely passes on what the queries were given; our columns are only text and whole numbers.
  all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
  run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
  iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
});
