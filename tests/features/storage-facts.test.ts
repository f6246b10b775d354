import { expect, test } from "vitest";
import { readStorage } from "#features/me/storage-facts.ts";

test("a browser that cannot promise to keep the data is not asked to", async () => {
  expect(await readStorage(undefined)).toEqual({ isKept: false, canAsk: false, space: null });
  expect(await readStorage({ persisted: async () => false })).toMatchObject({ canAsk: false });
  expect(await readStorage({ persist: async () => true })).toMatchObject({ canAsk: true });
});
