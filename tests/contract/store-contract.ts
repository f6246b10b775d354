/**
 * What every `Store` does, whatever it is made of. A new implementation is one factory and one test file
 * (memory-store.test.ts).
 */
import { afterAll, beforeAll } from "vitest";
import { bodiesContract } from "./bodies.ts";
import { numbersContract } from "./numbers.ts";
import { pagesContract } from "./pages.ts";
import { readersContract } from "./readers.ts";
import { upkeepContract } from "./upkeep.ts";
import { type OpenStore, villages } from "./village.ts";

/** Tests of one store, opened once: each test has partitions of its own. */
export const storeContract = <S extends OpenStore>(open: () => Promise<S>): (() => S) => {
  const opened: S[] = [];
  const current = (): S => {
    if (!opened[0]) throw new Error("The store is open only inside tests.");
    return opened[0];
  };
  beforeAll(async () => {
    opened.push(await open());
  });
  afterAll(() => opened[0]?.close());

  const village = villages();
  numbersContract(current, village);
  pagesContract(current, village);
  bodiesContract(current, village);
  readersContract(current, village);
  upkeepContract(current, village);
  return current;
};
