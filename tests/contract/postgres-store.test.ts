import { Kysely, PostgresDialect } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "#server/database.ts";
import { postgresPool } from "#server/postgres-dialect.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { freshDatabase } from "#tests/machine/fresh-database.ts";
import { lastReleaseContract } from "./last-release.ts";
import { sqlStoreContract } from "./sql-contract.ts";

const place = async () => {
  const { url, drop } = await freshDatabase();
  return { options: { url }, remove: drop };
};
sqlStoreContract(place);
lastReleaseContract(place, ({ url = "" }) => new Kysely({ dialect: new PostgresDialect({ pool: postgresPool(url) }) }));

test("three servers that start at once on an empty PostgreSQL make it once", async () => {
  const { url, drop } = await freshDatabase();
  const servers = await Promise.all([1, 2, 3].map(() => openDatabase({ url, factKey: "test" })));
  const epochs = await Promise.all(servers.map((server) => sqlStore(server).epoch()));
  expect(new Set(epochs).size).toBe(1);
  await Promise.all(servers.map((server) => server.close()));
  await drop();
});
