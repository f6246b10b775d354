import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { nodeSqliteDialect } from "#server/sqlite-dialect.ts";
import { lastReleaseContract } from "./last-release.ts";
import { sqlStoreContract } from "./sql-contract.ts";

const place = async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-store-"));
  return { options: { directory }, remove: async () => rmSync(directory, { recursive: true }) };
};
const opened = sqlStoreContract(place);
lastReleaseContract(
  place,
  ({ directory = "" }) => new Kysely({ dialect: nodeSqliteDialect(join(directory, "asa.sqlite")) }),
);

test("SQLite writes to the disk at every commit", async () => {
  const { db } = opened().database;
  expect((await sql`pragma synchronous`.execute(db)).rows).toMatchObject([{ synchronous: 2 }]);
  expect((await sql`pragma journal_mode`.execute(db)).rows).toMatchObject([{ journal_mode: "wal" }]);
});
