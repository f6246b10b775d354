/**
 * Kysely on PostgreSQL for one reach: every transaction, and every query outside of one, runs under the request role
 * with its reach. Both are set for that transaction alone, so that a pooled connection carries nothing to the next.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { Pool } from "pg";
import { type Reach, settingsFor } from "./reach.ts";
import { REQUEST_ROLE } from "./row-wall.ts";

/** Made once for a pool; gives the dialect of a reach. */
export const walledDialects = (pool: Pool): ((reach: Reach) => Dialect) => {
  const driver = new PostgresDriver({ pool });
  const ready = driver.init();
  return (reach) => ({
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => new WalledDriver(driver, ready, beginWith(reach)),
  });
};

// One text: it costs no more of a round trip than `begin` alone.
const beginWith = (reach: Reach): string =>
  [
    "begin",
    `set local role ${REQUEST_ROLE}`,
    ...Object.entries(settingsFor(reach)).map(([name, value]) => `set local ${name} = '${value}'`),
  ].join("; ");

class WalledDriver implements Driver {
  readonly #inner: PostgresDriver;
  readonly #ready: Promise<void>;
  readonly #begin: string;
  constructor(inner: PostgresDriver, ready: Promise<void>, begin: string) {
    this.#inner = inner;
    this.#ready = ready;
    this.#begin = begin;
  }
  init(): Promise<void> {
    return this.#ready;
  }
  async acquireConnection(): Promise<WalledConnection> {
    // What the driver gives is what it takes back: only the types do not say so.
    const connection = (await this.#inner.acquireConnection()) as PlainConnection;
    return new WalledConnection(this.#inner, connection, this.#begin);
  }
  async beginTransaction(connection: WalledConnection, settings: TransactionSettings): Promise<void> {
    // Their words would come too late: nothing of ours asks for any.
    if (settings.isolationLevel || settings.accessMode) throw new Error("A walled transaction takes no settings.");
    await connection.begin();
  }
  commitTransaction(connection: WalledConnection): Promise<void> {
    return connection.commit();
  }
  rollbackTransaction(connection: WalledConnection): Promise<void> {
    return connection.rollback();
  }
  releaseConnection(connection: WalledConnection): Promise<void> {
    return connection.release();
  }
  /** The pool is the database's. */
  async destroy(): Promise<void> {}
}

type PlainConnection = Parameters<PostgresDriver["rollbackTransaction"]>[0];

class WalledConnection implements DatabaseConnection {
  readonly #driver: PostgresDriver;
  readonly #inner: PlainConnection;
  readonly #begin: string;
  #isOpen = false;
  constructor(driver: PostgresDriver, inner: PlainConnection, begin: string) {
    this.#driver = driver;
    this.#inner = inner;
    this.#begin = begin;
  }
  async begin(): Promise<void> {
    await this.#inner.executeQuery(CompiledQuery.raw(this.#begin));
    this.#isOpen = true;
  }
  async commit(): Promise<void> {
    this.#isOpen = false;
    await this.#driver.commitTransaction(this.#inner);
  }
  async rollback(): Promise<void> {
    this.#isOpen = false;
    await this.#driver.rollbackTransaction(this.#inner);
  }
  release(): Promise<void> {
    return this.#driver.releaseConnection(this.#inner);
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isOpen) return this.#inner.executeQuery<R>(query);
    try {
      await this.begin();
      const result = await this.#inner.executeQuery<R>(query);
      await this.commit();
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Behind the row wall nothing is streamed.");
  }
}
