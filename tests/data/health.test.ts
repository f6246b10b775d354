import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHealth, type PhoneHealth } from "#data/health.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { openedLock } from "./opened-lock.ts";

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a database that cannot be opened is told, and opens when the person tries again", async () => {
  const indexedDb = new IDBFactory();
  const refusal = vi.spyOn(indexedDb, "open").mockImplementation(() => {
    throw new DOMException("Access to storage is not allowed from this context.", "SecurityError");
  });
  const { health, seen } = healthOf(indexedDb);
  await vi.waitFor(() => expect(health.state()).toEqual({ state: "trouble", why: "cannotOpen" }));
  await expect(health.opened()).rejects.toThrow("Access to storage");
  await health.retry();
  expect(health.state()).toEqual({ state: "trouble", why: "cannotOpen" });
  refusal.mockRestore();
  await health.retry();
  expect(health.state()).toEqual({ state: "open" });
  expect(seen.at(-1)).toEqual({ state: "open" });
});

test("a phone without room for its database is told so", async () => {
  const indexedDb = new IDBFactory();
  vi.spyOn(indexedDb, "open").mockImplementation(() => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  const { health } = healthOf(indexedDb);
  await vi.waitFor(() => expect(health.state()).toEqual({ state: "trouble", why: "full" }));
});

test("a browser that never answers is told after ten seconds, and asked anew", async () => {
  vi.useFakeTimers();
  const indexedDb = new IDBFactory();
  // A request whose events nobody fires.
  const silence = vi.spyOn(indexedDb, "open").mockReturnValue(new EventTarget() as unknown as IDBOpenDBRequest);
  const { health } = healthOf(indexedDb);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(health.state()).toEqual({ state: "opening" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(health.state()).toEqual({ state: "trouble", why: "slow" });
  vi.useRealTimers();
  silence.mockRestore();
  await health.retry();
  expect(health.state()).toEqual({ state: "open" });
});

test("a database that the browser closed underneath is opened again by itself", async () => {
  const { health, dexie } = healthOf(new IDBFactory());
  await vi.waitFor(() => expect(health.state()).toEqual({ state: "open" }));
  dexie.close({ disableAutoOpen: false });
  await vi.waitFor(() => expect(dexie.isOpen()).toBe(true));
});

test("[O1] nothing is saved before the database is open altogether: it would be saved, and reported as failed", async () => {
  const { dexie } = openPhoneDatabase(openedLock("u1"), new IDBFactory());
  let isReady = false;
  dexie.on("ready", async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    isReady = true;
  });
  const health = watchHealth(dexie);
  // Its tables can be reached already, and Dexie calls it open.
  await vi.waitFor(() => expect(dexie.isOpen()).toBe(true), { interval: 1 });
  expect(isReady).toBe(false);
  await health.opened();
  expect(isReady).toBe(true);
});

test("a database that was let go stays closed", async () => {
  const { health, dexie } = healthOf(new IDBFactory());
  await health.opened();
  health.letGo();
  await expect(health.opened()).rejects.toMatchObject({ name: "DatabaseClosedError" });
  expect(dexie.isOpen()).toBe(false);
});

const healthOf = (indexedDb: IDBFactory) => {
  const { dexie } = openPhoneDatabase(openedLock("u1"), indexedDb);
  const health = watchHealth(dexie);
  const seen: PhoneHealth[] = [];
  health.subscribe(() => seen.push(health.state()));
  return { health, dexie, seen };
};
