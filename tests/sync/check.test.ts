import { expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import { checkCopy, type AskForCheck } from "#sync/check-copy.ts";
import type { CheckRequest } from "#sync/check.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { idOf, place, village } from "./one-partition.ts";

const malee = volunteer(idOf(700), village);
const day = (n: number): string => new Date(Date.UTC(2026, 10, 22 + n)).toISOString();

/** A phone with 40 people, and the weekly look. */
const withPeople = async () => {
  const server = oneServer();
  const phone = phoneOf(server, "1");
  for (let n = 1; n <= 40; n++) await phone.saves(newPerson({ name: `คนที่ ${n}` }, idOf(n)));
  await phone.syncs();
  const asked: CheckRequest[] = [];
  const ask =
    (actor = malee, at = day(8)): AskForCheck =>
    async (request) => {
      asked.push(request);
      return ok(await server.check(actor, request, at));
    };
  await checkCopy(phone.storage, ask(), day(0));
  return { server, phone, asked, ask };
};

test("[I1] a phone compares its copy once a week, by the server's clock, in one small question", async () => {
  const { phone, asked, ask, server } = await withPeople();
  expect(asked).toEqual([]);
  await checkCopy(phone.storage, ask(), day(6));
  expect(asked).toEqual([]);
  await checkCopy(phone.storage, ask(), day(8));
  await checkCopy(phone.storage, ask(), day(9));
  expect(asked).toHaveLength(1);
  expect(JSON.stringify(asked[0]?.whole).length).toBeLessThan(100);
  expect(server.incidents).toEqual([]);
});

test("[I2] a row that went missing, one that changed and one too many are mended, and the operator hears of it", async () => {
  const { phone, asked, ask, server } = await withPeople();
  const before = new Map(phone.storage.state().rows);
  await phone.storage.transact(async (tx) => {
    await tx.deleteRows("citizen", [idOf(3)]);
    const changed = before.get(idOf(4));
    if (changed) await tx.putRows([{ ...changed, body: { ...changed.body, name: "ผิด" } }]);
    const [extra] = before.values();
    if (extra) await tx.putRows([{ ...extra, id: idOf(99) }]);
  });
  await checkCopy(phone.storage, ask(), day(8));
  expect(new Map(phone.storage.state().rows)).toEqual(before);
  expect(asked).toHaveLength(2);
  expect(server.incidents).toEqual([expect.objectContaining({ type: "divergence", partition: place })]);
  await checkCopy(phone.storage, ask(), day(16));
  expect(asked).toHaveLength(3);
});

test("[I2] a repair leaves unsent work on top, and comes too late once the phone has moved on", async () => {
  const { phone, ask } = await withPeople();
  const [first] = phone.storage.state().rows.values();
  if (first) await phone.storage.transact((tx) => tx.putRows([{ ...first, body: { ...first.body, name: "ผิด" } }]));
  const late: AskForCheck = async (request) => {
    const answer = await ask()(request);
    if (request.parts) {
      await phone.saves(edit({ nickname: "น้อย" }, first?.id));
      await phone.syncs();
    }
    return answer;
  };
  await checkCopy(phone.storage, late, day(8));
  expect(phone.sees(first?.id)?.["nickname"]).toBe("น้อย");
});

test("[I3] rows of a partition that is not this person's any more are found and dropped, even if every cursor was lost", async () => {
  const { phone, ask } = await withPeople();
  const elsewhere = volunteer(idOf(700), "33010501");
  const { meta } = phone.storage.state();
  // The server's key was changed at the same moment as the person's village: no cursor names the old partition.
  await phone.storage.transact((tx) => tx.putMeta({ ...meta, cursor: "unreadable" }));
  expect(phone.storage.state().rows.size).toBe(40);
  await checkCopy(phone.storage, ask(elsewhere), day(8));
  expect(phone.storage.state().rows.size).toBe(0);
});

test("[I1] a phone that is behind is not compared: it differs rightly", async () => {
  const { phone, ask, server } = await withPeople();
  const other = phoneOf(server, "2", volunteer(idOf(701), village));
  await other.syncs();
  await other.saves(edit({ nickname: "ใหม่" }));
  await other.syncs();
  await checkCopy(phone.storage, ask(), day(8));
  expect(server.incidents).toEqual([]);
});
