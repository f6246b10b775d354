import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startPostgres } from "#tests/machine/postgres.ts";
import { killRepeatedly } from "./durability-drill.ts";

const factKey = "test";

test("The server killed with -9 in the middle of pushes loses no acknowledged mutation (SQLite)", async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-durability-"));
  try {
    expect((await killRepeatedly({ directory, factKey }, { rounds: 10 })).faults).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 120_000);

test("The server killed with -9 in the middle of pushes loses no acknowledged mutation (PostgreSQL)", async () => {
  const postgres = await startPostgres();
  try {
    expect((await killRepeatedly({ url: postgres.url, factKey }, { rounds: 8 })).faults).toEqual([]);
  } finally {
    await postgres.stop();
  }
}, 120_000);

test("PostgreSQL itself killed with -9 in the middle of pushes loses no acknowledged mutation", async () => {
  const postgres = await startPostgres();
  try {
    const strike = async (kill: () => void): Promise<void> => {
      await postgres.killServer();
      kill();
      await postgres.restart();
    };
    const { faults } = await killRepeatedly({ url: postgres.url, factKey }, { rounds: 4, strike });
    expect(faults).toEqual([]);
  } finally {
    await postgres.stop();
  }
}, 120_000);
