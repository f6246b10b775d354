import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { hereMarks, markInCookie, markInStorage, type MarkPlace } from "#data/here-mark.ts";
import { LOST_DATA } from "#data/note-lost-data.ts";
import { openPhone, type Phone } from "#data/phone.ts";
import { citizen } from "#domain/records/citizen.ts";
import { deps } from "./phone-deps.ts";
import { answering, memoryStorage } from "./stand-ins.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { openedLock } from "./opened-lock.ts";

const account = { userId: "019ab000-0000-7000-8000-000000000001", name: "นก (ตัวอย่าง)", grants: [], clientId: uuidv7() };
const person = () =>
  ({
    op: "put",
    kind: citizen.kind,
    id: uuidv7(),
    set: { name: "ป้าสาธิต", areaCode: "98010101", status: "active" },
  }) as const;

describe("[S2] a phone whose database the browser has thrown away", () => {
  test("knows how much had not been sent, tells the server, and numbers anew under a new client id", async () => {
    const places = browserPlaces();
    const before = phoneWith(places);
    await before.save([person(), person()]);
    await settled(before);
    before.close();

    const sent: unknown[] = [];
    const after = phoneWith(places, async (url, init) => {
      sent.push(typeof init?.body === "string" ? JSON.parse(init.body) : null);
      return answering(200, { now: "2026-11-22T02:00:00.000Z", cur: "c", next: 900 })(url);
    });
    await after.sender.wake();
    const meta = await after.database.meta.get("phone");
    expect(meta?.clientId).not.toBe(account.clientId);
    expect(sent).toMatchObject([{ c: meta?.clientId, was: { c: account.clientId, why: "gone", n: 2 } }]);
    expect(meta?.was).toBeUndefined();
    expect(await after.database.kept.get(LOST_DATA)).toMatchObject({ value: 2 });
  });

  test("and again: no id that was used before comes back", async () => {
    const places = browserPlaces();
    const clientIds: unknown[] = [];
    for (let time = 0; time < 4; time += 1) {
      const phone = phoneWith(places);
      await phone.save([person()]);
      await settled(phone);
      clientIds.push((await phone.database.meta.get("phone"))?.clientId);
      phone.close();
    }
    expect(clientIds[0]).toBe(account.clientId);
    expect(new Set(clientIds).size).toBe(4);
    // What was lost before the server heard of it is told together, under the id that it knows.
    expect(hereMarks(phoneDatabaseName(account.userId), places).read()).toEqual({
      clientId: account.clientId,
      unsent: 4,
    });
  });

  test.each([["local storage"], ["the cookie"]])("notices it where only %s is left", async (left) => {
    const places = browserPlaces();
    const before = phoneWith(places);
    await before.save([person()]);
    await settled(before);
    before.close();
    const after = phoneWith(left === "the cookie" ? places.slice(1) : places.slice(0, 1));
    await after.sender.wake();
    expect(await after.database.kept.get(LOST_DATA)).toMatchObject({ value: 1 });
  });
});

describe("[S2] nothing is called lost", () => {
  test("on a phone that was never used", async () => {
    const phone = phoneWith(browserPlaces());
    await phone.sender.wake();
    expect(await phone.database.kept.get(LOST_DATA)).toBeUndefined();
    expect((await phone.database.meta.get("phone"))?.clientId).toBe(account.clientId);
  });

  test("when the app is opened again on its database", async () => {
    const places = browserPlaces();
    const indexedDb = new IDBFactory();
    const before = phoneWith(places, undefined, indexedDb);
    await before.save([person()]);
    await settled(before);
    before.close();
    const again = phoneWith(places, undefined, indexedDb);
    await again.sender.wake();
    expect(await again.database.kept.get(LOST_DATA)).toBeUndefined();
    expect(await again.database.waiting.count()).toBe(1);
  });

  test("when another person signs in on this phone", async () => {
    const places = browserPlaces();
    const first = phoneWith(places);
    await first.save([person()]);
    await settled(first);
    const other = openPhone(
      { ...account, userId: "019ab000-0000-7000-8000-000000000002", clientId: uuidv7() },
      openedLock("019ab000-0000-7000-8000-000000000002"),
      deps({ markPlaces: [places[1]] }),
    );
    await other.sender.wake();
    expect(await other.database.kept.get(LOST_DATA)).toBeUndefined();
  });
});

describe("[S2] the mark", () => {
  test("holds an id of the phone, a count and the end of the account's id, and no more", () => {
    const page = { cookie: "" };
    hereMarks(phoneDatabaseName(account.userId), [markInCookie(page, true)]).write({ clientId: "c-1", unsent: 3 });
    expect(page.cookie).toBe("asa-here=c-1.3.00000001; Path=/; Max-Age=34560000; SameSite=Strict; Secure");
  });

  test("is no hindrance where the browser refuses to keep it", () => {
    const refusing: MarkPlace = {
      read: () => {
        throw new Error("no");
      },
      write: () => {
        throw new Error("no");
      },
    };
    const marks = hereMarks(phoneDatabaseName(account.userId), [refusing]);
    marks.write({ clientId: "c-1", unsent: 3 });
    expect(marks.read()).toBeNull();
  });
});

const phoneWith = (markPlaces: readonly MarkPlace[], fetchFrom?: typeof fetch, indexedDb = new IDBFactory()): Phone =>
  openPhone(
    account,
    openedLock(account.userId),
    deps({ markPlaces, indexedDb, whenPainted: (work) => work(), ...(fetchFrom && { fetchFrom }) }),
  );

/** Local storage and a cookie jar that keeps what a page sets. */
const browserPlaces = (): readonly [MarkPlace, MarkPlace] => {
  const jar = { kept: "" };
  const page = {
    get cookie() {
      return jar.kept;
    },
    set cookie(text: string) {
      jar.kept = `theme=dark; ${text.split(";")[0]}`;
    },
  };
  return [markInStorage(memoryStorage(), account.userId), markInCookie(page, false)];
};

/** What runs beside a save has ended. */
const settled = async (phone: Phone): Promise<void> => {
  await phone.sender.wake();
};
