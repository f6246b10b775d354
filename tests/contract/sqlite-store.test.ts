import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { sqlStoreContract } from "./sql-contract.ts";

const opened = sqlStoreContract(async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-store-"));
  return { options: { directory }, remove: async () => rmSync(directory, { recursive: true }) };
});

test("SQLite writes to the disk at every commit", async () => {
  const { db } = opened().database;
  expect((await sql`pragma synchronous`.execute(db)).rows).toMatchObject([{ synchronous: 2 }]);
  expect((await sql`pragma journal_mode`.execute(db)).rows).toMatchObject([{ journal_mode: "wal" }]);
});
