/** The short form of the restore drills of `npm run torture`. */
import "fake-indexeddb/auto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startPostgres } from "#tests/machine/postgres.ts";
import { keepPostgres, keepSqlite } from "./restorable.ts";
import { restoreDrill } from "./restore-drill.ts";

test("[R2] [R5] a server restored from a backup that is hours old gets everything back from the phones, once (SQLite)", async () => {
  for (const seed of [1, 2, 3]) {
    const folder = mkdtempSync(join(tmpdir(), "asa-restore-"));
    try {
      expect(await restoreDrill(keepSqlite(folder), seed)).toMatchObject({ lost: 0, double: 0, faults: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}, 120_000);

test("[R2] [R5] a server restored from a backup that is hours old gets everything back from the phones, once (PostgreSQL)", async () => {
  const postgres = await startPostgres();
  try {
    const figures = await restoreDrill(await keepPostgres(postgres), 1);
    expect(figures).toMatchObject({ lost: 0, double: 0, faults: [] });
  } finally {
    await postgres.stop();
  }
}, 120_000);
