/**
 * Every call that the phone makes to its database goes wrong once, in every way, in everything that the phone does:
 * nothing that was called saved is lost, nothing is half written, and the next try works.
 */
import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { failEveryCall, type Flow } from "./every-call.ts";
import { exchange, saving } from "./flows.ts";
import { ways, type Way } from "./idb-faults.ts";
import { faultsInThisFile } from "./quiet.ts";
import { busyDay, emptyDay, posts, villages } from "./village.ts";

faultsInThisFile();

const every = async <World, T>(flow: Promise<Flow<World, T>>, way: Way) =>
  failEveryCall(await flow, way, ({ meter }) => meter);

const flows: readonly (readonly [string, (way: Way) => ReturnType<typeof failEveryCall>])[] = [
  ["opens for the first time and fetches the village", (way) => every(exchange(emptyDay(), posts), way)],
  ["saves several changes as one act", async (way) => every(saving(await busyDay()), way)],
  ["sends what waits and takes a page", async (way) => every(exchange(await busyDay(), posts), way)],
  [
    "takes an answer that starts one partition again and drops another",
    async (way) => every(exchange(await busyDay(), [villages.here, villages.beside]), way),
  ],
];

describe.each(flows)("[O6] a phone that %s", (_name, everyCall) => {
  test.each(ways)(
    "keeps all or nothing of each step, whichever call %s",
    async (way) => {
      const { calls, wrong } = await everyCall(way);
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(20);
    },
    120_000,
  );
});
