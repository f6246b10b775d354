/** The server killed with -9 in the middle of pushes, again and again, and what its database then still knows. */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { openDatabase, type Database, type DatabaseOptions } from "#server/database.ts";
import { BATCH, clientOf, counterId, expectedAfter, type Lane, lanes } from "./durability-lane.ts";
import type { WriterTask } from "./durability-writer.ts";

export interface Kept {
  /** Mutations that the server called taken. */
  readonly acknowledged: number;
  /** Of them, how many it no longer knows after the last kill. */
  readonly lost: number;
  /** Helps and steps of counters more than were sent. */
  readonly double: number;
  /** All that is wrong, in words. */
  readonly faults: readonly string[];
}

export interface Kills {
  readonly rounds: number;
  /** A strike comes at a random moment after the first acknowledgement, at most so much later. */
  readonly longestMs?: number;
  /** It must end the writer. */
  readonly strike?: (killWriter: () => void) => Promise<void>;
}

/** Lets a server push and strikes, again and again. */
export const killRepeatedly = async (
  options: DatabaseOptions,
  { rounds, longestMs = 150, strike = async (kill) => kill() }: Kills,
): Promise<Kept> => {
  let acknowledged: Acknowledged = {};
  for (let round = 0; round < rounds; round++) {
    acknowledged = await oneRound({ options, acknowledged }, { longestMs, strike });
  }
  return whatIsKept(options, acknowledged);
};

type Acknowledged = Readonly<Record<string, number>>;

const oneRound = async (
  task: WriterTask,
  { longestMs, strike }: Required<Omit<Kills, "rounds">>,
): Promise<Acknowledged> => {
  const script = join(import.meta.dirname, "durability-writer.ts");
  const writer = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(writer, "close");
  const said: string[] = [];
  const complaints: string[] = [];
  writer.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  writer.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  await Promise.race([once(writer.stdout, "data"), ended]);
  if (said.length === 0) throw new Error(`The server did not start: ${complaints.join("")}`);
  await sleep(randomInt(2, longestMs));
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

const whatIsKept = async (options: DatabaseOptions, acknowledged: Acknowledged): Promise<Kept> => {
  const database = await openDatabase(options);
  try {
    const kept = await Promise.all(lanes.map((lane) => keptOfLane(database, lane, acknowledged[lane.name] ?? 0)));
    const sum = (part: "acknowledged" | "lost" | "double"): number => kept.reduce((total, one) => total + one[part], 0);
    return {
      acknowledged: sum("acknowledged"),
      lost: sum("lost"),
      double: sum("double"),
      faults: [...kept.flatMap(({ faults }) => faults), ...(await faultsOfWhole(database))],
    };
  } finally {
    await database.close();
  }
};

const keptOfLane = async ({ db }: Database, lane: Lane, acknowledged: number): Promise<Kept> => {
  const mine = clientOf(lane);
  const client = await db.selectFrom("client").select("last_n").where("client_id", "=", mine).executeTakeFirst();
  const last = client?.last_n ?? 0;
  const ids = db.selectFrom("row").select("id").where("last_client", "=", mine).where("kind", "=", "helpLog");
  const helps = (await ids.execute()).length;
  const facts = (await db.selectFrom("fact_help_log").select("id").where("id", "in", ids).execute()).length;
  const counter = await db.selectFrom("row").select("body").where("id", "=", counterId(lane)).executeTakeFirst();
  const count = (JSON.parse(counter?.body ?? "{}") as { readonly movedCount?: number }).movedCount ?? 0;
  const expected = expectedAfter(last);
  const faults = [
    ...(acknowledged === 0 ? [`lane ${lane.name}: nothing was acknowledged, so nothing is proven`] : []),
    ...(last < acknowledged ? [`lane ${lane.name}: ${acknowledged} acknowledged, ${last} kept`] : []),
    ...(last % BATCH === 0 ? [] : [`lane ${lane.name}: a push was taken in part, up to ${last}`]),
    ...(helps === expected.helps ? [] : [`lane ${lane.name}: ${helps} helps instead of ${expected.helps}`]),
    ...(facts === helps ? [] : [`lane ${lane.name}: ${facts} facts of ${helps} helps`]),
    ...(count === expected.count ? [] : [`lane ${lane.name}: counted ${count} instead of ${expected.count}`]),
  ];
  const missing = Math.max(0, expected.helps - helps) + Math.max(0, expected.count - count);
  return {
    acknowledged,
    lost: Math.max(0, acknowledged - last) + missing,
    double: Math.max(0, helps - expected.helps) + Math.max(0, count - expected.count),
    faults,
  };
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
