import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase, type Database, type DatabaseOptions } from "#server/database.ts";
import { startPostgres } from "#tests/machine/postgres.ts";
import { BATCH, clientOf, counterId, expectedAfter, type Lane, lanes } from "./durability-lane.ts";
import type { WriterTask } from "./durability-writer.ts";

test("The server killed with -9 in the middle of pushes loses no acknowledged mutation (SQLite)", async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-durability-"));
  try {
    const acknowledged = await killRepeatedly({ directory, factKey }, 10, async (kill) => kill());
    expect(await faultsIn({ directory, factKey }, acknowledged)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 60_000);

test("The server killed with -9 in the middle of pushes loses no acknowledged mutation (PostgreSQL)", async () => {
  const postgres = await startPostgres();
  try {
    const { url } = postgres;
    const acknowledged = await killRepeatedly({ url, factKey }, 8, async (kill) => kill());
    expect(await faultsIn({ url, factKey }, acknowledged)).toEqual([]);
  } finally {
    await postgres.stop();
  }
}, 60_000);

test("PostgreSQL itself killed with -9 in the middle of pushes loses no acknowledged mutation", async () => {
  const postgres = await startPostgres();
  try {
    const { url } = postgres;
    const acknowledged = await killRepeatedly({ url, factKey }, 4, async (kill) => {
      await postgres.killServer();
      kill();
      await postgres.restart();
    });
    expect(await faultsIn({ url, factKey }, acknowledged)).toEqual([]);
  } finally {
    await postgres.stop();
  }
}, 60_000);

const factKey = "test";

type Acknowledged = Readonly<Record<string, number>>;

/** Lets a server push and kills at a random moment, `rounds` times. Gives the last number acknowledged, by lane. */
const killRepeatedly = async (
  options: DatabaseOptions,
  rounds: number,
  strike: (killWriter: () => void) => Promise<void>,
): Promise<Acknowledged> => {
  let acknowledged: Acknowledged = {};
  for (let round = 0; round < rounds; round++) {
    acknowledged = await oneRound({ options, acknowledged }, strike);
  }
  return acknowledged;
};

const oneRound = async (task: WriterTask, strike: (killWriter: () => void) => Promise<void>): Promise<Acknowledged> => {
  const script = join(import.meta.dirname, "durability-writer.ts");
  const writer = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(writer, "close");
  const said: string[] = [];
  const complaints: string[] = [];
  writer.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  writer.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  await Promise.race([once(writer.stdout, "data"), ended]);
  if (said.length === 0) throw new Error(`The server did not start: ${complaints.join("")}`);
  await sleep(randomInt(2, 150));
  await strike(() => writer.kill("SIGKILL"));
  // What it had said before the kill is still in the pipe.
  await ended;
  return lastSaid(task.acknowledged, said.join(""));
};

const lastSaid = (before: Acknowledged, said: string): Acknowledged => {
  const after: Record<string, number> = { ...before };
  // The last line may be cut: only whole lines count as said.
  for (const line of said.split("\n").slice(0, -1)) {
    const [lane = "", n] = line.split(" ");
    after[lane] = Math.max(after[lane] ?? 0, Number(n));
  }
  return after;
};

/** What is wrong in the database after the last kill, in words; nothing when it kept its word. */
const faultsIn = async (options: DatabaseOptions, acknowledged: Acknowledged): Promise<string[]> => {
  const database = await openDatabase(options);
  try {
    const ofLanes = await Promise.all(lanes.map((lane) => faultsOfLane(database, lane, acknowledged[lane.name] ?? 0)));
    return [...ofLanes.flat(), ...(await faultsOfWhole(database))];
  } finally {
    await database.close();
  }
};

const faultsOfLane = async ({ db }: Database, lane: Lane, acknowledged: number): Promise<string[]> => {
  const mine = clientOf(lane);
  const client = await db.selectFrom("client").select("last_n").where("client_id", "=", mine).executeTakeFirst();
  const last = client?.last_n ?? 0;
  const ids = db.selectFrom("row").select("id").where("last_client", "=", mine).where("kind", "=", "helpLog");
  const helps = (await ids.execute()).length;
  const facts = (await db.selectFrom("fact_help_log").select("id").where("id", "in", ids).execute()).length;
  const counter = await db.selectFrom("row").select("body").where("id", "=", counterId(lane)).executeTakeFirst();
  const count = (JSON.parse(counter?.body ?? "{}") as { readonly movedCount?: number }).movedCount ?? 0;
  const expected = expectedAfter(last);
  return [
    ...(acknowledged === 0 ? [`lane ${lane.name}: nothing was acknowledged, so nothing is proven`] : []),
    ...(last < acknowledged ? [`lane ${lane.name}: ${acknowledged} acknowledged, ${last} kept`] : []),
    ...(last % BATCH === 0 ? [] : [`lane ${lane.name}: a push was taken in part, up to ${last}`]),
    ...(helps === expected.helps ? [] : [`lane ${lane.name}: ${helps} helps instead of ${expected.helps}`]),
    ...(facts === helps ? [] : [`lane ${lane.name}: ${facts} facts of ${helps} helps`]),
    ...(count === expected.count ? [] : [`lane ${lane.name}: counted ${count} instead of ${expected.count}`]),
  ];
};

/** The counter of each partition is that of its newest row, and an SQLite file is whole. */
const faultsOfWhole = async ({ db, dialect }: Database): Promise<string[]> => {
  const counters = await sql<{ p: string }>`
    select p from part where seq <> (select max(seq) from "row" where "row".p = part.p)`.execute(db);
  const check =
    dialect === "sqlite" ? await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db) : null;
  return [
    ...counters.rows.map(({ p }) => `${p}: the counter is not its newest row's number`),
    ...(check?.rows ?? []).map((row) => row.integrity_check).filter((said) => said !== "ok"),
  ];
};
