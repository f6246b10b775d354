/** Where the key of a phone is kept: the same database that Dexie made for the first versions of the app. */
import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { openLockBox, type Lock } from "#data/lock/lock-box.ts";

const NOK = "019ab000-0000-7000-8000-000000000001";
const lock: Lock = { userId: NOK, databaseName: `asa-${NOK}`, wrap: null, wrongTries: 2, notBefore: null };

let disk: IDBFactory;
beforeEach(() => {
  disk = new IDBFactory();
});

test("a lock that an earlier version of the app kept opens, and that version can still read it", async () => {
  const dexie = (): Dexie => {
    const earlier = new Dexie("asa-lock", { indexedDB: disk });
    earlier.version(1).stores({ locks: "userId", left: "name, userId" });
    return earlier;
  };
  const before = dexie();
  await before.table("locks").put(lock);
  await before.table("left").put({ name: "asa-old", userId: NOK });
  before.close();

  const box = openLockBox(disk);
  expect(await box.read(NOK)).toEqual(lock);
  expect(await box.left(NOK)).toEqual([{ name: "asa-old", userId: NOK }]);
  await box.change(NOK, () => ({ ...lock, wrongTries: 3 }));
  box.close();

  expect(await dexie().table("locks").get(NOK)).toEqual({ ...lock, wrongTries: 3 });
});

test("two tabs that count a wrong PIN at once count two", async () => {
  const [one, other] = [openLockBox(disk), openLockBox(disk)];
  await one.change(NOK, () => lock);
  const count = (before: Lock | null): Lock => ({ ...lock, wrongTries: (before?.wrongTries ?? 0) + 1 });
  await Promise.all([one.change(NOK, count), other.change(NOK, count), one.change(NOK, count)]);
  expect(await other.read(NOK)).toEqual({ ...lock, wrongTries: 5 });
});

test("a change that fails leaves the lock as it was", async () => {
  const box = openLockBox(disk);
  await box.change(NOK, () => lock);
  const failing = box.change(NOK, () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await box.read(NOK)).toEqual(lock);
});

test("a box that was closed, or whose database was deleted under it, opens again", async () => {
  const box = openLockBox(disk);
  await box.change(NOK, () => lock);
  box.close();
  expect(await box.read(NOK)).toEqual(lock);
  await new Promise((resolve) => disk.deleteDatabase("asa-lock").addEventListener("success", resolve));
  expect(await box.read(NOK)).toBeNull();
});

test("a disk that cannot be opened is told, and asked again the next time", async () => {
  let isBroken = true;
  const fragile = new Proxy(disk, {
    get: (target, key) => {
      if (key === "open" && isBroken) throw new Error("broken disk");
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const box = openLockBox(fragile);
  await expect(box.read(NOK)).rejects.toThrow("broken disk");
  isBroken = false;
  expect(await box.read(NOK)).toBeNull();
});
