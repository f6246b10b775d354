/** What lies on the disk of a locked phone, and how its work gets away all the same. Rules Z1–Z3: docs/sync.md. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { askAccount } from "#data/account.ts";
import { sendInBackground } from "#data/background-send.ts";
import { leftClientId, sendLeftWork } from "#data/lock/left-work.ts";
import { openLockBox } from "#data/lock/lock-box.ts";
import { openExisting } from "#data/lock/open-existing.ts";
import { UnreadableError } from "#data/lock/record-cipher.ts";
import { setPin } from "#data/lock/pin-lock.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { fetchInto } from "#tests/rivals/fetch-into.ts";
import { citizenIn, edit, helpFor, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, village } from "#tests/server/server-for-tests.ts";

let field: Field;
let phone: FieldPhone;
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
});
afterEach(() => field.close());

const NAME = phoneDatabaseName(nok);
const toServer = () => fetchInto(field.server.app, phone.cookies);

type StoredRow = { readonly c?: Uint8Array; readonly s?: object } & Record<string, unknown>;

/** Every table as the disk has it. */
const onDisk = async (disk: IDBFactory, name = NAME): Promise<ReadonlyMap<string, StoredRow[]>> => {
  const database = await openExisting(disk, name);
  if (!database) throw new Error("no database");
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, "readonly");
  const asked = stores.map((store) => [store, transaction.objectStore(store).getAll()] as const);
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  database.close();
  return new Map(asked.map(([store, { result }]) => [store, result]));
};

const putOnDisk = async (disk: IDBFactory, store: string, rows: readonly object[]): Promise<void> => {
  const database = await openExisting(disk, NAME);
  if (!database) throw new Error("no database");
  const transaction = database.transaction(store, "readwrite");
  for (const row of rows) transaction.objectStore(store).put(row);
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  database.close();
};

const textOf = (tables: ReadonlyMap<string, StoredRow[]>): string =>
  JSON.stringify([...tables], (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );

describe("the disk of a phone", () => {
  test("shows no name, telephone number, note or topic of anybody", async () => {
    const person = citizenIn(village.nok, { name: "สมหญิง ลับเฉพาะ", phone: "0812345678", nickname: "แจ๋ว" });
    await phone.saves(person);
    await phone.saves({ ...helpFor(person.id, nok, village.nok, phone.clock.now) });
    await phone.sends();
    await phone.saves(edit(person.id, { houseNo: "99/123" }));
    const text = textOf(await onDisk(phone.disk));
    for (const secret of ["สมหญิง", "ลับเฉพาะ", "0812345678", "แจ๋ว", "99/123", "ID-THAID", "บ้านตัวอย่าง"]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("latin1"));
    }
    expect(await phone.sees("citizen", person.id)).toMatchObject({ name: "สมหญิง ลับเฉพาะ", houseNo: "99/123" });
  });

  test("from before there was a lock is sealed when the phone is next opened, with all its unsent work", async () => {
    const person = citizenIn(village.nok, { name: "สมหญิง ลับเฉพาะ" });
    await phone.saves(person);
    const rows = await phone.app().database.rows("citizen").toArray();
    const waiting = await phone.app().database.waiting.toArray();
    phone.app().close();
    await putOnDisk(phone.disk, "record:citizen", rows);
    await putOnDisk(phone.disk, "waiting", waiting);
    const meta = [...((await onDisk(phone.disk)).get("meta") ?? [])].find(({ key }) => key === "sealed");
    await putOnDisk(phone.disk, "meta", [{ ...meta, form: 0 }]);
    expect(textOf(await onDisk(phone.disk))).toContain("สมหญิง");
    phone.restarts();
    await expect.poll(async () => textOf(await onDisk(phone.disk))).not.toContain("สมหญิง");
    expect(await phone.sends()).toBe("sent");
    expect(await field.serverHas(person.id)).toMatchObject({ name: "สมหญิง ลับเฉพาะ" });
  });

  test("gives nothing for what was moved to another person's place, or changed", async () => {
    const [one, other] = [citizenIn(village.nok), citizenIn(village.nok, { name: "คนอื่น" })];
    await phone.saves(one, other);
    const rows = (await onDisk(phone.disk)).get("record:citizen") ?? [];
    const [first, second] = rows;
    phone.app().close();
    await putOnDisk(phone.disk, "record:citizen", [{ ...first, c: second?.c }]);
    phone.restarts();
    const table = phone.app().database.rows("citizen");
    await expect(table.get(String(first?.["id"]))).rejects.toThrow(UnreadableError);
    expect(await table.get(String(second?.["id"]))).toBeDefined();
  });
});

describe("work", () => {
  test("[Z1] of a locked phone arrives: only the server can open it, and it counts once", async () => {
    const person = citizenIn(village.nok, { houseNo: "1" });
    await phone.saves(person);
    await phone.saves(edit(person.id, { houseNo: "2" }));
    phone.app().close();
    expect(await sendInBackground({ indexedDb: phone.disk, fetchFrom: toServer(), databaseName: NAME })).toBe("done");
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "2" });
    phone.restarts();
    expect(await phone.sends()).toBe("sent");
    expect(await phone.answers()).toEqual(["sent", "sent"]);
  });

  test("[Z3] that was moved to another place in line, changed, or sealed to another server is refused", async () => {
    const people = [citizenIn(village.nok), citizenIn(village.nok)];
    await phone.saves(...people);
    const [first, second] = (await onDisk(phone.disk)).get("waiting") ?? [];
    const statuses: number[] = [];
    const watching: typeof fetch = async (...request) => {
      const answer = await toServer()(...request);
      statuses.push(answer.status);
      return answer;
    };
    phone.app().close();
    const send = () => sendInBackground({ indexedDb: phone.disk, fetchFrom: watching, databaseName: NAME });
    await putOnDisk(phone.disk, "waiting", [{ ...first, s: second?.s }]);
    await send();
    const seal = first?.s as { readonly d: Uint8Array; readonly k: string };
    const changed = Uint8Array.from(seal.d, (byte, at) => (at === seal.d.length - 20 ? byte ^ 1 : byte));
    await putOnDisk(phone.disk, "waiting", [{ ...first, s: { ...seal, d: changed } }]);
    await send();
    await putOnDisk(phone.disk, "waiting", [{ ...first, s: { ...seal, k: "another1" } }]);
    await send();
    expect(statuses).toEqual([400, 400, 409]);
    expect(await field.serverHas(people[0]?.id ?? "")).toBeUndefined();
    phone.restarts();
    expect(await phone.sends()).toBe("sent");
  });

  test("[Z2] outlives a forgotten PIN: sent from what the old key left, answered, and only then deleted", async () => {
    const deps = {
      box: openLockBox(phone.disk),
      stretch: async () => new Uint8Array(32),
      subtle: crypto.subtle,
      random: (bytes: Uint8Array<ArrayBuffer>) => void crypto.getRandomValues(bytes),
      now: () => new Date(phone.clock.now),
      elapsedMs: () => 0,
    };
    await setPin(deps, nok, "280459");
    const person = citizenIn(village.nok, { houseNo: "7" });
    await phone.saves(person);
    await phone.saves(edit(person.id, { houseNo: "8" }));
    const clientId = (await phone.app().database.meta.get("phone"))?.clientId ?? "";
    phone.app().close();
    await deps.box.dropKey(nok, "forgotten");

    const left = { box: deps.box, indexedDb: phone.disk };
    await sendLeftWork({ ...left, fetchFrom: async () => Promise.reject(new TypeError("no signal")) }, nok, clientId);
    expect(await deps.box.left(nok)).toHaveLength(1);
    expect((await onDisk(phone.disk)).get("waiting")).toHaveLength(2);

    await sendLeftWork({ ...left, fetchFrom: toServer() }, nok, clientId);
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "8" });
    expect(await deps.box.left(nok)).toEqual([{ name: NAME, userId: nok, sentAs: clientId }]);
    expect(await leftClientId(left, nok)).toBe(clientId);
    await expect.poll(async () => (await phone.disk.databases()).map(({ name }) => name)).not.toContain(NAME);
  });
});

describe("a phone that was taken away", () => {
  const takeAway = async (): Promise<void> => {
    const { db } = field.server.database;
    const revoked = { ended_at: phone.clock.now, revoked_at: phone.clock.now, revoked_by: nok, revoked_why: "หาย" };
    await db.updateTable("session").set(revoked).where("user_id", "=", nok).execute();
  };
  const reviewsOf = async () => {
    const { db } = field.server.database;
    return db.selectFrom("fact_review").select(["why", "code", "village", "record_id", "state"]).execute();
  };

  test("hears it when it asks, and says so to the app", async () => {
    await takeAway();
    expect(await phone.sends()).toBe("revoked");
    expect(await askAccount(toServer())).toBe("revoked");
  });

  test("[Z4] hands in what it had sealed, before and after its key is gone; all of it waits for the coordinator", async () => {
    const known = citizenIn(village.nok, { houseNo: "1" });
    await phone.saves(known);
    await phone.sends();
    const fresh = citizenIn(village.nok, { houseNo: "2" });
    await phone.saves(fresh, edit(known.id, { houseNo: "9" }));
    await takeAway();
    const box = openLockBox(phone.disk);
    const deps = {
      box,
      stretch: async () => new Uint8Array(32),
      subtle: crypto.subtle,
      random: (bytes: Uint8Array<ArrayBuffer>) => void crypto.getRandomValues(bytes),
      now: () => new Date(phone.clock.now),
      elapsedMs: () => 0,
    };
    await setPin(deps, nok, "280459");
    phone.app().close();
    expect(await sendInBackground({ indexedDb: phone.disk, fetchFrom: toServer(), databaseName: NAME })).toBe("done");
    expect(await field.serverHas(fresh.id)).toBeUndefined();
    expect(await field.serverHas(known.id)).toMatchObject({ houseNo: "1" });
    const held = [fresh.id, known.id].map((id) => ({
      why: "held",
      code: "revokedPhone",
      village: village.nok,
      record_id: id,
      state: "open",
    }));
    expect((await reviewsOf()).map((row) => ({ ...row }))).toEqual(held);

    await box.dropKey(nok, "revoked");
    await sendLeftWork({ box, indexedDb: phone.disk, fetchFrom: toServer() }, nok, null);
    expect(await reviewsOf()).toHaveLength(2);
    expect(await box.left(nok)).toMatchObject([{ name: NAME, sentAs: phone.account.clientId }]);
    await expect.poll(async () => (await phone.disk.databases()).map(({ name }) => name)).not.toContain(NAME);
  });
});

test("no save and no answer ever waits for the browser's slow crypto in the middle of a transaction", async () => {
  const subtle = globalThis.crypto.subtle;
  const slow = new Proxy(subtle, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]): Promise<unknown> => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        return Reflect.apply(value, target, args);
      };
    },
  });
  vi.spyOn(globalThis.crypto, "subtle", "get").mockReturnValue(slow);
  try {
    const person = citizenIn(village.nok, { houseNo: "1" });
    await phone.saves(person);
    expect(await phone.sends()).toBe("sent");
    await phone.saves(edit(person.id, { houseNo: "2" }));
    expect(await phone.sends()).toBe("sent");
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "2" });
  } finally {
    vi.restoreAllMocks();
  }
});
