/** A phone that lay in a drawer through an update of the app: everything that waited on it arrives. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPhoneDatabase, type WaitingEntry } from "#data/phone-database.ts";
import { recordType } from "#domain/record-types.ts";
import type { TestServer } from "#tests/server/server-for-tests.ts";
import { allActs } from "./acts.ts";
import { diskOf } from "./disk.ts";
import { oldPhones, openOldPhone, readOldPhone } from "./old-phone.ts";
import { mutationsIn, outboxNames, readBodies, readOutbox } from "./outbox.ts";
import { bodiesOf, serverOfThePerson, sessionOf } from "./replay.ts";
import { openRow } from "#tests/browser/test-key.ts";
import { openedLock } from "#tests/data/opened-lock.ts";

let server: TestServer;
beforeEach(async () => {
  server = await serverOfThePerson();
  await server.plant(allActs.flatMap(({ before = [] }) => before));
});
afterEach(() => server.close());

test("[V3] every version of the phone's database that was released is kept: node tests/golden/write-phone.ts", () => {
  expect(oldPhones()).toContain(openPhoneDatabase(openedLock("nobody")).dexie.verno);
});

/** What an outbox makes, where all of it waits on the phone. */
const madeOf = (ids: ReadonlySet<string>) =>
  outboxNames().flatMap((name) => {
    const outbox = readOutbox(name);
    const isHere = mutationsIn(outbox).every(({ id }) => ids.has(id));
    return isHere ? [...(readBodies(name, recordType(outbox.kind)?.version ?? 0) ?? [])] : [];
  });

const clock = { now: "2027-03-01T04:00:00.000Z" };

describe.each(oldPhones())("a phone with a database of version %i", (version) => {
  const old = readOldPhone(version);
  const rowsOf = (name: string) => {
    const rows = (old.dump.stores.find(({ store }) => store === name)?.rows ?? []) as Parameters<typeof openRow>[1][];
    // An older release wrote them.
    return rows.map((row) => openRow(name, row)) as unknown as WaitingEntry[];
  };
  const [waiting, restored] = [rowsOf("waiting"), rowsOf("restored")];
  const expected = Object.fromEntries([
    ...madeOf(new Set(waiting.map(({ recordId }) => recordId))),
    ...restored.map(({ mutation }) => [mutation.id, mutation.set]),
  ]);

  const open = async (sent: string[] = []) => openOldPhone(server, await diskOf(old.dump), clock, sent);

  /** What it had sent before it was laid into the drawer. */
  const sendsAgain = async (): Promise<void> => {
    for (const text of old.sent) {
      const headers = { cookie: await sessionOf(server, JSON.parse(text).c), "content-type": "application/json" };
      await server.app.inject({ method: "POST", url: "/v1/sync", headers, payload: text });
    }
  };

  test("[V2] shows and keeps all its unsent work after the update, and the half-filled form", async () => {
    const phone = await open();
    expect(waiting.length).toBeGreaterThan(40);
    expect(Object.keys(expected).length).toBeGreaterThan(18);
    expect(await phone.database.waiting.orderBy("order").toArray()).toMatchObject(waiting);
    expect((await phone.database.rows("citizen").toArray()).map(({ id }) => id)).toContain(
      "019ab200-0000-7000-9000-000000000006",
    );
    expect(await phone.database.kept.get("draft:person:new")).toMatchObject({ value: { form: { name: "ครึ่งเดียว" } } });
    expect((await phone.database.answered.toArray()).map(({ state }) => state)).toEqual(["sent", "rejected"]);
    phone.close();
  });

  test("[V3] sends all of it to the server of today, and each change counts once", async () => {
    await sendsAgain();
    const phone = await open();
    await phone.sender.wake();
    expect(phone.sender.state()).toMatchObject({ phase: "quiet" });
    expect(await phone.database.waiting.count()).toBe(0);
    expect(Object.fromEntries(await bodiesOf(server, Object.keys(expected)))).toEqual(expected);
    expect((await phone.database.rows("conflict").toArray()).map(({ body }) => body["state"])).toEqual(["settled"]);
    phone.close();
  });

  test("[R2] sends all of it to a server that was restored from a backup of before its first day", async () => {
    const phone = await open();
    await phone.sender.wake();
    expect(phone.sender.state()).toMatchObject({ phase: "quiet" });
    expect(await phone.database.waiting.count()).toBe(0);
    expect(Object.fromEntries(await bodiesOf(server, Object.keys(expected)))).toEqual(expected);
    const [first] = await bodiesOf(server, ["019ab200-0000-7000-9000-000000000901"]);
    expect(first).toMatchObject([expect.any(String), { name: "ส่งแล้ว" }]);
    phone.close();
  });
});
