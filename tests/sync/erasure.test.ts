import { expect, test } from "vitest";
import { memoryStore } from "#server/stores/memory-store.ts";
import type { StoredRow } from "#sync/store.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { clientOf, idOf, now, place, village } from "./one-partition.ts";

/** The operator erases one row, as the erase command does. */
const erase = (store: ReturnType<typeof memoryStore>, id: string) =>
  store.push({
    partition: place,
    clientId: "erasure",
    userId: "server",
    now,
    firstNumber: 1,
    rowIds: [id],
    decide: ({ head, lastNumber, rows }) => {
      const row = rows.get(id);
      if (!row) throw new Error("no such row");
      const erased: StoredRow = { ...row, seq: head + 1, body: null, erased: true, versions: {} };
      const changes = { head: head + 1, lastNumber: lastNumber + 1, results: [], rows: [erased] };
      return { changes, value: null };
    },
  });

const typed = (phone: ReturnType<typeof phoneOf>): string => {
  const { rows, bases, waiting, answered } = phone.storage.state();
  return JSON.stringify([rows, bases, waiting, answered].map((table) => [...table.values()]));
};

test("[E1] an erased person is gone from every phone, with everything that was typed about them", async () => {
  const store = memoryStore();
  const server = oneServer(store);
  const first = phoneOf(server, "1");
  await first.saves(newPerson({ name: "ลบฉัน" }), newPerson({ name: "เก็บไว้" }, idOf(2)));
  await first.syncs();
  const second = phoneOf(server, "2");
  await second.syncs();
  await first.saves(edit({ birthYear: 9999, nickname: "ลบฉันด้วย" }));
  await first.syncs();
  await erase(store, idOf(1));
  await first.syncs();
  await second.syncs();
  expect(typed(first)).not.toContain("ลบฉัน");
  expect(typed(second)).not.toContain("ลบฉัน");
  expect([first.sees(idOf(2))?.["name"], first.answers()]).toEqual(["เก็บไว้", ["1 sent", "2 sent", "3 rejected"]]);
});

test("[E1] work on an erased person that was not sent yet is told apart from a plain deletion, and not kept", async () => {
  const store = memoryStore();
  const phone = phoneOf(oneServer(store), "1");
  await phone.saves(newPerson());
  await phone.syncs();
  await phone.saves(edit({ nickname: "ลบฉัน" }));
  await erase(store, idOf(1));
  await phone.syncs();
  expect(typed(phone)).not.toContain("ลบฉัน");
  expect([...phone.storage.state().answered.values()].at(-1)).toMatchObject({ state: "gone", erased: true });
});

test("[E2] the server knows which phones have not confirmed an erasure", async () => {
  const store = memoryStore();
  const server = oneServer(store);
  const [first, second] = [phoneOf(server, "1"), phoneOf(server, "2", volunteer(idOf(701), village))];
  await first.saves(newPerson());
  await first.syncs();
  await second.syncs();
  await erase(store, idOf(1));
  const erasedAt = (await store.heads([place])).get(place)?.erased ?? 0;
  const missing = () => store.readers(place).flatMap(({ clientId, erased }) => (erased < erasedAt ? [clientId] : []));
  await first.syncs();
  // It has been sent; that it was stored is known when the phone comes back with the cursor.
  expect(missing()).toEqual([clientOf("1"), clientOf("2")]);
  await first.syncs();
  expect(missing()).toEqual([clientOf("2")]);
});

test("[E2] a phone that has dropped a lost sub-district is no reader of it any more", async () => {
  const store = memoryStore();
  const server = oneServer(store);
  const phone = phoneOf(server, "1");
  await phone.saves(newPerson());
  await phone.syncs();
  const elsewhere = volunteer(idOf(700), "33010501");
  const syncsElsewhere = () =>
    phone.syncs(async (request) => ({ ok: true, value: await server.answer(elsewhere, request) }));
  await syncsElsewhere();
  expect(store.readers(place)).toHaveLength(1);
  await syncsElsewhere();
  expect(store.readers(place)).toEqual([]);
});

test("[E1] a phone that comes back after tombstones were forgotten hears of an erasure all the same", async () => {
  const store = memoryStore();
  const server = oneServer(store);
  const [first, away] = [phoneOf(server, "1"), phoneOf(server, "2", volunteer(idOf(701), village))];
  await first.saves(newPerson());
  await first.syncs();
  await away.syncs();
  await away.saves(edit({ birthYear: 9999, nickname: "ลบฉัน" }));
  await away.syncs();
  await erase(store, idOf(1));
  await store.forgetTombstones("2027-12-30T00:00:00.000Z");
  await away.syncs();
  expect([typed(away).includes("ลบฉัน"), away.sees()]).toEqual([false, undefined]);
});

test("[C6] a phone that was away longer than tombstones are kept starts the partition again, with its outbox", async () => {
  const store = memoryStore();
  const server = oneServer(store);
  const [first, away] = [phoneOf(server, "1"), phoneOf(server, "2", volunteer(idOf(701), village))];
  await first.saves(newPerson(), newPerson({}, idOf(2)));
  await first.syncs();
  await away.syncs();
  await away.saves(edit({ nickname: "ออฟไลน์" }), newPerson({}, idOf(3)));
  await first.saves({ op: "delete", kind: "citizen", id: idOf(1) });
  await first.syncs();
  await store.forgetTombstones("2027-12-30T00:00:00.000Z");
  await away.syncs();
  expect(away.answers()).toEqual(["1 gone", "2 sent"]);
  expect([...away.storage.state().rows.keys()].toSorted()).toEqual([idOf(2), idOf(3)]);
});

test("[C6] a forgotten record is never made again by an old edit or an old copy of it", async () => {
  const store = memoryStore();
  const phone = phoneOf(oneServer(store), "1");
  await phone.saves(newPerson());
  await phone.syncs();
  // An undo that puts the whole record back, as it was when the server still had it.
  await phone.saves({
    op: "put",
    kind: "citizen",
    id: idOf(1),
    set: { name: "เก่า", areaCode: village, status: "active" },
  });
  const other = phoneOf(oneServer(store), "2", volunteer(idOf(701), village));
  await other.syncs();
  await other.saves({ op: "delete", kind: "citizen", id: idOf(1) });
  await other.syncs();
  await store.forgetTombstones("2027-12-30T00:00:00.000Z");
  await phone.syncs();
  expect([phone.answers(), phone.sees()]).toEqual([["1 sent", "2 gone"], undefined]);
});
