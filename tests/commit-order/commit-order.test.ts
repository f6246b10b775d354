/** The order of numbers is the order of commits. Only a real PostgreSQL, with many connections, can show the opposite. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import type { Store } from "#sync/store.ts";
import { newHelp, phoneIn } from "#tests/contract/village.ts";
import { type FreshDatabase, freshDatabase } from "#tests/machine/fresh-database.ts";
import { committing, followerOf, freshVillage, type Load, writeAndFollow } from "./load.ts";
import { makeSerial, serialStore } from "./serial-store.ts";

const opened: { readonly fresh: FreshDatabase; readonly database: Database }[] = [];
const here = () => {
  if (!opened[0]) throw new Error("The database is open only inside tests.");
  return opened[0];
};
beforeAll(async () => {
  const fresh = await freshDatabase();
  const database = await openDatabase({ url: fresh.url, factKey: "test" });
  opened.push({ fresh, database });
  await makeSerial(database);
});
afterAll(async () => {
  const { fresh, database } = here();
  await database.close();
  await fresh.drop();
});

const load: Load = { servers: 2, writers: 50, pushesOfEach: 4, rowsOfEach: 3, partitions: 1 };
const places = [
  ["in one partition", 1],
  ["in seven partitions", 7],
] as const;

test.each(places)(
  "[C1] fifty that write at once %s: whoever follows by the cursor misses no row",
  async (_, count) => {
    const outcome = await writeAndFollow(here().fresh.url, { ...load, partitions: count }, sqlStore);
    expect(outcome).toMatchObject({ written: 600, missed: 0 });
  },
  60_000,
);

test.each(places)(
  "[C1] numbers from a sequence would miss rows under the same load %s",
  async (_, count) => {
    const outcome = await writeAndFollow(here().fresh.url, { ...load, partitions: count }, serialStore);
    expect(outcome.written).toBe(600);
    expect(outcome.missed).toBeGreaterThan(0);
  },
  60_000,
);

describe("[C1] a push that commits late", () => {
  test("is waited for by those after it, so that a reader cannot go past it", async () => {
    expect(await readPastLateCommit(sqlStore)).toEqual({ before: [], after: ["early", "late"] });
  });

  test("is lost to readers for good when numbers come from a sequence", async () => {
    expect(await readPastLateCommit(serialStore)).toEqual({ before: ["late"], after: ["late"] });
  });
});

/** Two pushes in one partition; the one with the early number commits only when the reader has looked. */
const readPastLateCommit = async (storeOf: (database: Database) => Store) => {
  const { database } = here();
  const village = freshVillage();
  const [early, late] = [gate(), gate()];
  const names = new Map<string, string>();
  const push = (name: string, store: Store): Promise<unknown> => {
    const help = newHelp(1, village);
    names.set(String(help["id"]), name);
    return phoneIn(store, village).push([help]);
  };
  const reader = followerOf(storeOf(database), [village]);
  const held = committing(database, async () => {
    early.open();
    await late.opened;
  });
  const first = push("early", storeOf(held));
  await early.opened;
  const second = push("late", storeOf(database));
  // Time for it to commit, if nothing holds it.
  await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 200))]);
  const seen = () => [...reader.seen.keys()].map((id) => names.get(id) ?? "").sort((a, b) => a.localeCompare(b));
  await reader.look();
  const before = seen();
  late.open();
  await Promise.all([first, second]);
  await reader.look();
  return { before, after: seen() };
};

const gate = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
};
