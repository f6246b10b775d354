/** Everything that `npm run torture` does, one after another. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { writeAndFollow } from "#tests/commit-order/load.ts";
import { makeSerial, serialStore } from "#tests/commit-order/serial-store.ts";
import { type Postgres, startPostgres } from "#tests/machine/postgres.ts";
import { edgeOfTheMast } from "#tests/proxy/slow-link.ts";
import { sendOverSlowLink } from "#tests/proxy/slow-round.ts";
import { killRepeatedly } from "#tests/server/durability-drill.ts";
import { startServer } from "#tests/server/server-for-tests.ts";
import { browserKills } from "./browser-kill.ts";
import { type Drill, type Figures, sumOf } from "./drill.ts";
import { keepPostgres, keepSqlite, type Keeping } from "./restorable.ts";
import { restoreDrill } from "./restore-drill.ts";
import { twoTabs } from "./two-tabs.ts";

const factKey = "test";
/** Long enough for hundreds of changes between two kills. */
const longestMs = 1_000;

export const drills: readonly Drill[] = [
  {
    name: "kill-sqlite",
    what: "kill -9 of the server in the middle of pushes, SQLite",
    rounds: 100,
    run: (rounds) => inFolder((directory) => killRepeatedly({ directory, factKey }, { rounds, longestMs })),
  },
  {
    name: "kill-postgres",
    what: "kill -9 of the server in the middle of pushes, PostgreSQL",
    rounds: 100,
    run: (rounds) => onPostgres(({ url }) => killRepeatedly({ url, factKey }, { rounds, longestMs })),
  },
  {
    name: "kill-postmaster",
    what: "kill -9 of PostgreSQL itself in the middle of pushes",
    rounds: 25,
    run: (rounds) =>
      onPostgres((postgres) =>
        killRepeatedly(
          { url: postgres.url, factKey },
          {
            rounds,
            longestMs,
            strike: async (kill) => {
              await postgres.killServer();
              kill();
              await postgres.restart();
            },
          },
        ),
      ),
  },
  {
    name: "commit-order",
    what: "50 writers over 50 connections in one partition and in ten, a reader behind them, and the mutant",
    rounds: 1,
    run: (rounds) => onPostgres((postgres) => commitOrder(postgres, rounds)),
  },
  {
    name: "slow-link",
    what: "200 changes over 50 kbit/s, 800 ms, 5 % of packets lost",
    rounds: 10,
    run: slowLink,
  },
  {
    name: "restore-sqlite",
    what: "SQLite restored from a backup that is hours old",
    rounds: 30,
    run: (rounds) => restoreRounds(rounds, (work) => inFolder((folder) => work(keepSqlite(folder)))),
  },
  {
    name: "restore-postgres",
    what: "PostgreSQL restored from a copy of its files that is hours old",
    rounds: 10,
    run: (rounds) =>
      restoreRounds(rounds, (work) => onPostgres(async (postgres) => work(await keepPostgres(postgres)))),
  },
  {
    name: "kill-browser",
    what: "kill -9 of a real browser while a volunteer saves",
    rounds: 50,
    run: browserKills,
  },
  {
    name: "two-tabs",
    what: "two tabs and the service worker send at once over a link that loses and doubles",
    rounds: 500,
    run: (rounds) => twoTabs(rounds, "locks"),
  },
  {
    name: "two-tabs-without-locks",
    what: "the same in a browser without locks between tabs",
    rounds: 500,
    run: (rounds) => twoTabs(rounds, "noLocks"),
  },
];

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "asa-torture-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const onPostgres = async <T>(work: (postgres: Postgres) => Promise<T>): Promise<T> => {
  const postgres = await startPostgres();
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
};

const commitOrder = async ({ url }: Postgres, rounds: number): Promise<Figures> => {
  const database = await openDatabase({ url, factKey });
  await makeSerial(database);
  await database.close();
  const load = { servers: 4, writers: 50, pushesOfEach: 20, rowsOfEach: 12 };
  const all: Figures[] = [];
  const notes: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const partitions of [1, 10]) {
      const real = await writeAndFollow(url, { ...load, partitions }, sqlStore);
      const mutant = await writeAndFollow(url, { ...load, partitions }, serialStore);
      const faults = mutant.missed === 0 ? ["the mutant missed nothing, so nothing is proven"] : [];
      all.push({ acknowledged: real.written, lost: real.missed, double: 0, faults });
      const inAll = `${partitions} partition${partitions === 1 ? "" : "s"}`;
      notes.push(`${inAll}: ${real.rowsPerSecond} rows/s, the mutant misses ${mutant.missed} of ${mutant.written}`);
    }
  }
  return { ...sumOf(all), note: notes.join("; ") };
};

async function slowLink(rounds: number): Promise<Figures> {
  const all: Figures[] = [];
  const seconds: number[] = [];
  let broken = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    // A server each: the phone of one round must not download the rounds before it.
    const server = await startServer();
    const direct = await server.app.listen({ port: 0, host: "127.0.0.1" });
    // Every second time the connection breaks instead of only losing a packet.
    const terms = seed % 2 === 0 ? { ...edgeOfTheMast, breaksAtLoss: 1 } : edgeOfTheMast;
    const round = await sendOverSlowLink(server, direct, 200, seed, terms);
    await server.close();
    all.push({ acknowledged: 200, lost: round.lost, double: round.double, faults: [] });
    seconds.push(round.seconds);
    broken += round.broken;
  }
  const slowest = Math.max(...seconds);
  const sorted = seconds.toSorted((a, b) => a - b);
  return {
    ...sumOf(all),
    faults: slowest > 60 ? [`${slowest} s is more than a minute`] : [],
    note: `median ${sorted[Math.floor(sorted.length / 2)]} s, slowest ${slowest} s, ${broken} connections broken`,
  };
}

/** A seed each, on a place of its own. */
const restoreRounds = async (
  rounds: number,
  somewhere: (work: (keeping: Keeping) => Promise<Figures>) => Promise<Figures>,
): Promise<Figures> => {
  const all: Figures[] = [];
  for (let seed = 1; seed <= rounds; seed++) {
    const figures = await somewhere((keeping) => restoreDrill(keeping, seed));
    all.push({ ...figures, faults: figures.faults.map((fault) => `round ${seed}: ${fault}`) });
  }
  return sumOf(all);
};
