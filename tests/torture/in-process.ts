/** The whole server on a database of our choice, listening, in this process: it can be ended and begun again. */
import { randomBytes } from "node:crypto";
import { buildApp } from "#server/app.ts";
import { openDatabase, type Database, type DatabaseOptions } from "#server/database.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { deriveKey } from "#server/secret.ts";
import { mintCode } from "#server/sign-in-codes.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import type { Store } from "#sync/store.ts";
import { SECRET } from "#tests/server/server-for-tests.ts";

export interface Clock {
  now: string;
}

export interface RunningServer {
  readonly origin: string;
  readonly database: Database;
  readonly store: Store;
  readonly plant: (records: readonly PlantedRecord[]) => Promise<void>;
  readonly code: (userId: string) => Promise<string>;
  /** What was under way is not waited for. */
  readonly end: () => Promise<void>;
}

/** `port` 0: any. */
export const runServer = async (
  options: Omit<DatabaseOptions, "factKey">,
  clock: Clock,
  port = 0,
): Promise<RunningServer> => {
  const database = await openDatabase({ ...options, factKey: "test" });
  const store = sqlStore(database);
  const many = {
    readsPerMinute: 1e6,
    callsPerNetwork: 1e6,
    wrongCodesPerNetwork: 1e6,
    syncsPerMinute: 1e6,
    lateMs: 600_000,
  };
  const now = (): string => clock.now;
  const app = await buildApp({ database, store, secret: SECRET, now, version: "test", limits: many });
  const origin = await app.listen({ port, host: "127.0.0.1" });
  return {
    origin,
    database,
    store,
    plant: (records) => plant(store, records, clock.now),
    code: (userId) => {
      const expiresAt = new Date(Date.parse(clock.now) + 3_600_000).toISOString();
      return mintCode(database.db, deriveKey(SECRET, "code"), randomBytes, { userId, expiresAt, uses: 100 });
    },
    end: async () => {
      app.server.closeAllConnections();
      await app.close();
      await database.close();
    },
  };
};
