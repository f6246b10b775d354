import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { appSchema } from "#data/app-schema.ts";
import { dexiePhone } from "#data/dexie-phone.ts";
import { openPhone } from "#data/phone.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { citizen } from "#domain/records/citizen.ts";
import { saveDrafts } from "#sync/save.ts";
import { deps } from "./phone-deps.ts";
import { answering } from "./stand-ins.ts";
import { openedLock } from "./opened-lock.ts";

const account = { userId: "u1", name: "อุดม ตัวอย่างบุญ", grants: [] };
const now = "2026-11-22T02:00:00.000Z";
const set = { name: "ป้าสาธิต", areaCode: "98010101", status: "active" };
const put = { op: "put", kind: citizen.kind, id: "019b5d88-b900-7d07-b721-000000000001", set } as const;

/** A window of a release that older ones must not write beside. */
const newerWindow = (indexedDb: IDBFactory) =>
  dexiePhone(openPhoneDatabase(openedLock(account.userId), indexedDb), {
    schema: { own: appSchema.own + 1, lowestWriter: appSchema.own + 1 },
  });

test("[V1] a window that was left open says that it is outdated once a newer one has taken the database over, and writes nothing", async () => {
  const indexedDb = new IDBFactory();
  const old = openPhone(account, openedLock(account.userId), deps({ indexedDb }));
  expect(await old.save([put])).toMatchObject({ ok: true });
  await newerWindow(indexedDb).transact(async () => undefined);
  expect(await old.save([{ ...put, op: "patch", set: { houseNo: "1" } }])).toEqual({
    ok: false,
    error: { type: "outdated" },
  });
  expect(await old.database.waiting.count()).toBe(1);
});

test("[V1] and takes no answer of the server, and sends no more", async () => {
  const indexedDb = new IDBFactory();
  const answer = { now, cur: "c1", next: 900, ack: { "t:980101": { n: 1 } } };
  const fetchFrom = vi.fn<typeof fetch>(async (...request) => {
    // The newer window is opened while the request is on its way.
    await newerWindow(indexedDb).transact(async () => undefined);
    return answering(200, answer)(...request);
  });
  const old = openPhone(account, openedLock(account.userId), deps({ indexedDb, fetchFrom }));
  await old.save([put]);
  await old.sender.wake();
  expect(old.sender.state()).toEqual({ phase: "outdated" });
  expect(await old.database.waiting.count()).toBe(1);
  await old.sender.wake();
  expect(fetchFrom).toHaveBeenCalledTimes(1);
});

test("[V1] windows of releases that understand each other write side by side, and what both saved is there", async () => {
  const indexedDb = new IDBFactory();
  const old = openPhone(account, openedLock(account.userId), deps({ indexedDb }));
  const newer = dexiePhone(openPhoneDatabase(openedLock(account.userId), indexedDb), {
    schema: { own: appSchema.own + 1, lowestWriter: appSchema.own },
  });
  await saveDrafts(newer, [put], now);
  expect(await old.save([{ ...put, op: "patch", set: { houseNo: "1" } }])).toMatchObject({ ok: true });
  expect(await old.database.waiting.count()).toBe(2);
});
