import { expect, test } from "vitest";
import { memoryPhone } from "#tests/simulation/memory-phone.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { clientOf, idOf, village } from "./one-partition.ts";

/** A profile is copied to a second phone, with its client id and its outbox. */
const cloned = async () => {
  const server = oneServer();
  const first = phoneOf(server, "1");
  await first.saves(newPerson());
  await first.syncs();
  await first.saves(edit({ nickname: "ก่อนสำเนา" }));
  const second = phoneOf(server, "1");
  second.storage.restore(first.storage.state());
  return { server, first, second };
};

test("[O7] two phones with one client id: both keep all their work, and each change counts once", async () => {
  const { server, first, second } = await cloned();
  await first.saves(newPerson({ name: "เครื่องแรก" }, idOf(2)));
  await second.saves(newPerson({ name: "เครื่องสอง" }, idOf(3)), edit({ houseNo: "9" }));
  await first.syncs();
  await second.syncs();
  await first.syncs();
  expect([first.waits(), second.waits()]).toEqual([[], []]);
  for (const phone of [first, second]) {
    expect([phone.sees(idOf(2))?.["name"], phone.sees(idOf(3))?.["name"]]).toEqual(["เครื่องแรก", "เครื่องสอง"]);
    expect(phone.sees()).toMatchObject({ nickname: "ก่อนสำเนา", houseNo: "9" });
  }
  expect(second.storage.state().meta.clientId).not.toBe(clientOf("1"));
  expect(first.storage.state().meta.clientId).toBe(clientOf("1"));
  expect(server.incidents).toEqual([expect.objectContaining({ type: "fork", clientId: clientOf("1") })]);
});

test("[O7] what was sent before the copy is answered under the old client id, so that nothing counts twice", async () => {
  const { first, second } = await cloned();
  await first.saves({ op: "patch", kind: "citizen", id: idOf(1), add: { supportNeeds: ["sight"] } });
  await first.syncs();
  // The second phone has one change in common with the first, and then another.
  await second.saves(newPerson({}, idOf(3)));
  await second.syncs();
  expect(second.answers()).toEqual(["1 sent", "2 sent", "1 sent"]);
});

test("[O7] the phone tells once which client id it had, and why it has another", async () => {
  const { first, second } = await cloned();
  await first.saves(newPerson({}, idOf(2)));
  await second.saves(newPerson({}, idOf(3)));
  await first.syncs();
  const told: unknown[] = [];
  await second.syncs(async (request) => {
    told.push(request.was);
    return second.sends(request);
  });
  await second.saves(edit({ nickname: "น้อย" }));
  await second.syncs(async (request) => {
    told.push(request.was);
    return second.sends(request);
  });
  expect(told).toEqual([undefined, { c: clientOf("1"), why: "fork", n: 1 }, undefined]);
});

test("[O7] a phone that repeats itself is no fork, in whatever order its fields come", async () => {
  const server = oneServer();
  const phone = phoneOf(server, "1");
  await phone.saves(newPerson({ nickname: "น้อย", houseNo: "1" }));
  await phone.syncs(async (request) => {
    await phone.sends(request);
    return { ok: false, error: { type: "offline" } };
  });
  await phone.syncs(async (request) => {
    const push = request.push.map(({ p, m }) => ({
      p,
      m: m.map(({ set, ...rest }) => ({
        ...(set && { set: Object.fromEntries(Object.entries(set).toReversed()) }),
        ...rest,
      })),
    }));
    return phone.sends({ ...request, push });
  });
  expect([phone.waits(), server.incidents]).toEqual([[], []]);
  expect(memoryPhone(clientOf("1")).state().meta.clientId).toBe(phone.storage.state().meta.clientId);
});

test("[O7] a cloned phone waits for the answers in other partitions before it takes a new client id", async () => {
  const there = "33010501";
  const server = oneServer();
  const actor = volunteer(idOf(700), village, there);
  const first = phoneOf(server, "1", actor);
  const followUp = { citizenId: idOf(9), areaCode: there, topic: "ID-THAID", due: "2026-12-01", priority: 2 };
  await first.saves(newPerson(), { op: "put", kind: "followUp", id: idOf(5), set: { ...followUp, state: "open" } });
  await first.syncs();
  await first.saves({ op: "patch", kind: "followUp", id: idOf(5), inc: { movedCount: 1 } });
  const second = phoneOf(server, "1", actor);
  second.storage.restore(first.storage.state());
  for (let n = 20; n < 30; n++) await first.saves(newPerson({}, idOf(n)));
  await first.syncs();
  await second.saves(newPerson({}, idOf(3)));
  // Small pages: the fork shows in the first, the other sub-district's answer counts with the last.
  await second.syncs(async (request) => ({ ok: true, value: await server.answer(actor, { ...request, lim: 20 }) }));
  await first.syncs();
  expect([first.sees(idOf(5))?.["movedCount"], second.sees(idOf(5))?.["movedCount"]]).toEqual([1, 1]);
  expect([second.waits(), first.sees(idOf(3)) !== undefined]).toEqual([[], true]);
});

test("[O7] what both phones have in common is settled with the fork itself, however small the pages", async () => {
  const { server, first, second } = await cloned();
  const followUp = { citizenId: idOf(1), areaCode: village, topic: "ID-THAID", due: "2026-12-01", priority: 2 };
  await first.saves({ op: "put", kind: "followUp", id: idOf(5), set: { ...followUp, state: "open" } });
  await first.saves({ op: "patch", kind: "followUp", id: idOf(5), inc: { movedCount: 1 } });
  second.storage.restore(first.storage.state());
  for (let n = 20; n < 30; n++) await first.saves(newPerson({}, idOf(n)));
  await first.syncs();
  await second.saves(newPerson({}, idOf(3)));
  const actor = volunteer(idOf(700), village);
  await second.syncs(async (request) => ({ ok: true, value: await server.answer(actor, { ...request, lim: 20 }) }));
  await first.syncs();
  expect([first.sees(idOf(5))?.["movedCount"], second.sees(idOf(5))?.["movedCount"]]).toEqual([1, 1]);
  expect(second.waits()).toEqual([]);
});
