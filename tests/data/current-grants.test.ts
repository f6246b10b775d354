import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { currentGrants } from "#data/current-grants.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { membership } from "#domain/records/membership.ts";
import { openedLock } from "./opened-lock.ts";

const serverNow = "2026-11-22T02:00:00.000Z";
const nowMs = Date.parse(serverNow);
const grants = [{ role: "volunteer", scope: "98010101" }];

test("the posts of a person are those held today", async () => {
  const database = await databaseWith({ at: serverNow, serverAheadMs: 0 });
  expect(await currentGrants(database, nowMs)).toEqual(grants);
  expect(await currentGrants(openPhoneDatabase(openedLock("u2"), new IDBFactory()), nowMs)).toBeNull();
});

test("[M3] also on a phone whose clock is years behind, from the exchange on that brought them", async () => {
  const wrongMs = nowMs - 800 * 86_400_000;
  const exchange = { at: new Date(wrongMs).toISOString(), serverAheadMs: nowMs - wrongMs };
  expect(await currentGrants(await databaseWith(exchange), wrongMs)).toEqual(grants);
  // Set back by its owner afterwards.
  expect(await currentGrants(await databaseWith({ at: serverNow, serverAheadMs: 0 }), wrongMs)).toEqual(grants);
});

const databaseWith = async (lastExchange: { readonly at: string; readonly serverAheadMs: number }) => {
  const database = openPhoneDatabase(openedLock("u1"), new IDBFactory());
  const post = (id: string, scope: string, from: string, to?: string) => ({
    id,
    kind: membership.kind,
    partition: "u:u1",
    seq: 1,
    body: { userId: "u1", role: "volunteer", scope, from, ...(to !== undefined && { to }) },
  });
  await database.meta.put({ key: "phone", clientId: "c", cursor: "c", numbers: {}, lastExchange });
  await database
    .rows(membership.kind)
    .bulkPut([
      post("1", "98010101", "2026-10-01"),
      post("2", "98010102", "2026-10-01", "2026-11-01"),
      post("3", "98010103", "2027-01-01"),
    ]);
  return database;
};
