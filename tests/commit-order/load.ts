/** Many writers at once on a real PostgreSQL, and a reader that follows them by its cursor, as a phone does. */
import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { newHelp, phoneIn, type Village } from "#tests/contract/village.ts";
import { oneServer, volunteer } from "#tests/sync/one-server.ts";
import { type Database, openDatabase } from "#server/database.ts";
import { fromBlock } from "#sync/columns.ts";
import type { Store } from "#sync/store.ts";

export interface Load {
  /** Each has a pool of ten connections of its own. */
  readonly servers: number;
  readonly writers: number;
  readonly pushesOfEach: number;
  readonly rowsOfEach: number;
  /** 1: all writers meet in one. */
  readonly partitions: number;
}

export interface Outcome {
  readonly written: number;
  /** Rows that were committed and never reached the reader. */
  readonly missed: number;
  readonly rowsPerSecond: number;
}

/** `storeOf`: the real store, or the mutant. In each partition the first push commits late, and each tenth a little. */
export const writeAndFollow = async (
  url: string,
  load: Load,
  storeOf: (database: Database) => Store,
): Promise<Outcome> => {
  const factKey = "test";
  // In a pool of the writers', the reader would wait until they are done.
  const readFrom = await openDatabase({ url, factKey });
  const servers = await Promise.all(Array.from({ length: load.servers }, () => openDatabase({ url, factKey })));
  try {
    const villages = Array.from({ length: load.partitions }, freshVillage);
    const reader = followerOf(storeOf(readFrom), villages);
    const places = villages.map((village) => ({ village, late: lateCommits(village, reader.seen, load) }));
    const began = performance.now();
    const writing = Promise.all(
      Array.from({ length: load.writers }, (_, at) => {
        const [server, place] = [servers[at % servers.length], places[at % places.length]];
        if (!server || !place) throw new Error("A load has servers and partitions.");
        return write(storeOf(committing(server, place.late)), place.village, load);
      }),
    );
    const written = (await reader.whileDoing(writing)).flat();
    const seconds = (performance.now() - began) / 1000;
    return {
      written: written.length,
      missed: written.filter((id) => !reader.seen.has(id)).length,
      rowsPerSecond: Math.round(written.length / seconds),
    };
  } finally {
    await Promise.all([readFrom, ...servers].map((database) => database.close()));
  }
};

/** Does `before` after the work of each transaction and before its commit. */
export const committing = (database: Database, before: () => Promise<void>): Database => ({
  ...database,
  transaction: (work) =>
    database.transaction(async (trx) => {
      const value = await work(trx);
      await before();
      return value;
    }),
});

export const freshVillage = (): Village => {
  // No part of a code is 00: nobody could hold a post there.
  const part = (): string => String(11 + Math.floor(Math.random() * 89));
  const subdistrict = part() + part() + part();
  return { partition: `t:${subdistrict}`, code: `${subdistrict}01` };
};

/** A phone of all these villages. */
export const followerOf = (store: Store, villages: readonly Village[]) => {
  const { answer } = oneServer(store);
  const actor = volunteer(uuidv7(), ...villages.map(({ code }) => code));
  const clientId = uuidv7();
  /** Row → its partition. */
  const seen = new Map<string, string>();
  let cursor: string | null = null;
  /** Reads until there is no more. */
  const look = async (): Promise<void> => {
    for (let more = true; more;) {
      const page = await answer(actor, { c: clientId, cur: cursor, lim: 65_536, push: [] });
      for (const block of page.ch ?? []) for (const { id } of fromBlock(block)) seen.set(id, block.p);
      cursor = page.cur ?? cursor;
      more = page.more === true;
    }
  };
  const whileDoing = async <T>(work: Promise<T>): Promise<T> => {
    const state = { isDone: false };
    const end = (): void => void (state.isDone = true);
    work.then(end, end);
    while (!state.isDone) await look();
    await look();
    return work;
  };
  return { seen, look, whileDoing };
};

const write = async (store: Store, village: Village, load: Load): Promise<string[]> => {
  const phone = phoneIn(store, village);
  const written: string[] = [];
  for (let push = 0; push < load.pushesOfEach; push++) {
    const ids = Array.from({ length: load.rowsOfEach }, () => uuidv7());
    const first = push * load.rowsOfEach + 1;
    const { ack, results } = await phone.push(ids.map((id, at) => newHelp(first + at, village, {}, id)));
    if (ack.n !== first + ids.length - 1 || results.length > 0) {
      throw new Error(`Not taken: ${JSON.stringify(results)}`);
    }
    written.push(...ids);
  }
  return written;
};

const HELD_MS = 1_500;

/**
 * The first one waits until the reader has seen so many rows of the partition that some writer's second push is among
 * them, which took its numbers later. Where others wait for this very commit, that never comes, and time ends it.
 */
const lateCommits = (
  { partition }: Village,
  seen: ReadonlyMap<string, string>,
  { writers, rowsOfEach, partitions }: Load,
): (() => Promise<void>) => {
  const firstPushes = Math.ceil(writers / partitions) * rowsOfEach;
  const isPassed = (): boolean => [...seen.values()].filter((p) => p === partition).length > firstPushes;
  let commits = 0;
  return async () => {
    commits += 1;
    if (commits % 10 === 0) await sleep(10);
    if (commits > 1) return;
    const until = performance.now() + HELD_MS;
    while (performance.now() < until && !isPassed()) await sleep(5);
  };
};
