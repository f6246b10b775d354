import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { openPhone, type Phone } from "#data/phone.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { citizen } from "#domain/records/citizen.ts";
import { deps } from "./phone-deps.ts";
import { answering } from "./stand-ins.ts";
import { openedLock } from "./opened-lock.ts";

const account = { userId: "u1", name: "อุดม ตัวอย่างบุญ", grants: [] };
const [first, second] = ["019b5d88-b900-7d07-b721-000000000001", "019b5d88-b900-7d07-b721-000000000002"];
const set = { name: "ป้าสาธิต", areaCode: "98010101", status: "active" };
const put = { op: "put", kind: citizen.kind, id: first, set } as const;

describe("what the phone calls saved is there when it is opened again", () => {
  test("[O1] the row and its place in the outbox, numbered in order", async () => {
    const indexedDb = new IDBFactory();
    const phone = openPhone(account, openedLock(account.userId), deps({ indexedDb }));
    expect(await phone.save([put])).toEqual({ ok: true, value: undefined });
    expect(await phone.save([{ op: "patch", kind: citizen.kind, id: first, set: { houseNo: "12" } }])).toEqual({
      ok: true,
      value: undefined,
    });
    phone.database.dexie.close();

    const again = openPhoneDatabase(openedLock(account.userId), indexedDb);
    expect((await again.rows(citizen.kind).get(first))?.body).toEqual({ ...set, houseNo: "12" });
    const waiting = await again.waiting.orderBy("order").toArray();
    expect(waiting.map(({ partition, mutation }) => [partition, mutation.n, mutation.op])).toEqual([
      ["t:980101", 1, "put"],
      ["t:980101", 2, "patch"],
    ]);
  });

  test("[O1] several changes of one act: all of them or none", async () => {
    const phone = openPhone(account, openedLock(account.userId), deps());
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const unknown = { op: "put", kind: "noSuchKind", id: second, set } as const;
    expect(await phone.save([put, unknown])).toEqual({ ok: false, error: { type: "storageTrouble" } });
    expect(await phone.database.rows(citizen.kind).count()).toBe(0);
    expect(await phone.database.waiting.count()).toBe(0);
    expect(await phone.save([put])).toMatchObject({ ok: true });
    const [waiting] = await phone.database.waiting.toArray();
    expect(waiting?.mutation.n).toBe(1);
  });

  test("what else has to happen with it happens in the same step, or neither", async () => {
    const phone = openPhone(account, openedLock(account.userId), deps());
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const fails = async (): Promise<void> => {
      throw new Error("no");
    };
    expect(await phone.save([put], fails)).toMatchObject({ ok: false });
    expect(await phone.database.waiting.count()).toBe(0);
    const told: boolean[] = [];
    await phone.save([put], async (isSaved) => told.push(isSaved));
    await phone.save([{ op: "patch", kind: citizen.kind, id: second, set: { houseNo: "1" } }], async (isSaved) =>
      told.push(isSaved),
    );
    expect(told).toEqual([true, false]);
  });
});

describe("[S1] a full phone", () => {
  test("saves what a person entered once room was made for it", async () => {
    const made: string[] = [];
    const phone = openPhone(
      account,
      openedLock(account.userId),
      deps({ makeRoom: async (forWhom) => made.push(forWhom) > 0 }),
    );
    fillOnce(phone);
    expect(await phone.save([put])).toEqual({ ok: true, value: undefined });
    expect(made).toEqual(["person"]);
    expect(await phone.database.rows(citizen.kind).count()).toBe(1);
    const waiting = await phone.database.waiting.toArray();
    expect(waiting.map(({ mutation }) => mutation.n)).toEqual([1]);
  });

  test("says so when there is nothing to make room of, and has not pretended to save", async () => {
    const phone = openPhone(account, openedLock(account.userId), deps({ makeRoom: async () => false }));
    fillOnce(phone);
    expect(await phone.save([put])).toEqual({ ok: false, error: { type: "storageFull" } });
    expect(await phone.database.rows(citizen.kind).count()).toBe(0);
  });

  test("says that the room it made was not enough", async () => {
    const phone = openPhone(account, openedLock(account.userId), deps({ makeRoom: async () => true }));
    fillOnce(phone);
    fillOnce(phone);
    expect(await phone.save([put])).toEqual({ ok: false, error: { type: "storageFull", freed: true } });
    expect(await phone.database.waiting.count()).toBe(0);
  });

  test("takes the server's answer with the room of media alone, and keeps its own work until then", async () => {
    const made: string[] = [];
    const makeRoom = async (forWhom: string): Promise<boolean> => made.push(forWhom) > 0;
    const answer = { now: "2026-11-22T02:00:00.000Z", cur: "c1", next: 900, ack: { "t:980101": { n: 1 } } };
    const phone = openPhone(account, openedLock(account.userId), deps({ makeRoom, fetchFrom: answering(200, answer) }));
    await phone.save([put]);
    vi.spyOn(phone.database.answered, "bulkAdd").mockRejectedValueOnce(fullError());
    await phone.sender.wake();
    expect(phone.sender.state()).toEqual({ phase: "quiet" });
    expect(made).toEqual(["server"]);
    expect(await phone.database.waiting.count()).toBe(0);
  });
});

/** As Chromium tells of it: the transaction ended, with the cause inside. */
const fullError = (): Error =>
  Object.assign(new Error("ended"), { inner: new DOMException("The quota has been exceeded.", "QuotaExceededError") });
const fillOnce = (phone: Phone): void => {
  // `once`, again and again: a spy on a spy keeps what was there.
  const { waiting } = phone.database;
  const real = waiting.bulkAdd.bind(waiting);
  let fails = 1;
  Object.assign(waiting, {
    bulkAdd: (...args: Parameters<typeof real>) => (fails-- > 0 ? Promise.reject(fullError()) : real(...args)),
  });
};

test("a phone whose database cannot be opened rests, and says why it saved nothing", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const indexedDb = new IDBFactory();
  vi.spyOn(indexedDb, "open").mockImplementation(() => {
    throw new DOMException("Access to storage is not allowed from this context.", "SecurityError");
  });
  const phone = openPhone(account, openedLock(account.userId), deps({ indexedDb, isVisible: () => true }));
  await phone.sender.look();
  await phone.sender.wake();
  expect(phone.sender.state()).toEqual({ phase: "failed", error: { type: "phoneTrouble" } });
  expect(await phone.save([put])).toEqual({ ok: false, error: { type: "storageTrouble" } });
  expect(phone.health.state()).toEqual({ state: "trouble", why: "cannotOpen" });
});

test("two people on one phone have a database each", async () => {
  const indexedDb = new IDBFactory();
  await openPhone(account, openedLock(account.userId), deps({ indexedDb })).save([put]);
  const other = openPhone({ ...account, userId: "u2" }, openedLock("u2"), deps({ indexedDb }));
  expect(await other.database.rows(citizen.kind).count()).toBe(0);
});

test("saving neither waits for the network nor fails with it; sending begins once the screen has said so", async () => {
  const later: (() => void)[] = [];
  const phone = openPhone(account, openedLock(account.userId), deps({ whenPainted: (work) => void later.push(work) }));
  expect(await phone.save([put])).toMatchObject({ ok: true });
  expect(phone.sender.state()).toEqual({ phase: "quiet" });
  for (const work of later) work();
  await vi.waitFor(() => expect(phone.sender.state()).toEqual({ phase: "failed", error: { type: "offline" } }));
  phone.sender.rest();
  expect(await phone.database.waiting.count()).toBe(1);
});
