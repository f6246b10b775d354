import { describe } from "vitest";
import { migratedDatabase } from "#tests/machine/fresh-database.ts";
import { startServer, type TestServer, type TestServerOptions } from "./server-for-tests.ts";

type Start = (options?: TestServerOptions) => Promise<TestServer>;

/** The same tests on SQLite and on PostgreSQL. What `start` gives takes its database along when it is closed. */
export const onBothDatabases = (tests: (start: Start) => void): void => {
  describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
    tests(async (options = {}) => {
      if (dialect === "sqlite") return startServer(options);
      const { url, drop } = await migratedDatabase();
      const server = await startServer({ ...options, databaseUrl: url });
      return {
        ...server,
        close: async () => {
          await server.close();
          await drop();
        },
      };
    });
  });
};
