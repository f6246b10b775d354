/** The phone tells the console of every fault that it is dealt here. */
import { afterAll, beforeAll, vi } from "vitest";
import { watchDatabases } from "./idb-faults.ts";

export const faultsInThisFile = (): void => {
  const stopWatching = watchDatabases();
  beforeAll(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
  });
  afterAll(() => {
    stopWatching();
    vi.restoreAllMocks();
  });
};
