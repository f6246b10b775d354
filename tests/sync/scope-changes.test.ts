import { registryVersion } from "#domain/record-types.ts";
import { describe, expect, test } from "vitest";
import { memoryStore } from "#server/stores/memory-store.ts";
import { textIn } from "#tests/simulation/plain-model.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { idOf, place, village } from "./one-partition.ts";

const other = "33010501";
const malee = idOf(700);

/** A person who looked after one village yesterday and another today. */
const moved = { ...volunteer(malee, other), past: [{ role: "volunteer" as const, scope: village }] };

describe("a village that was taken away", () => {
  test("[P7] late work for a village that the person has lost is held, whole, and shown to its maker", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson());
    await phone.syncs();
    await phone.saves(edit({ nickname: "น้อย" }), newPerson({ name: "สมศรี" }, idOf(2)));
    await phone.syncs(async (request) => ({ ok: true, value: await server.answer(moved, request) }));
    expect(phone.answers()).toEqual(["2 held", "3 held"]);
    const rows = [...phone.storage.state().rows.values()];
    expect(
      rows.map(({ kind, body }) => [kind, body["why"], body["state"], body["areaCode"], body["recordId"]]),
    ).toEqual([
      ["review", "held", "open", village, idOf(1)],
      ["review", "held", "open", village, idOf(2)],
    ]);
    const change: unknown = JSON.parse(textIn(rows[1]?.body ?? {}, "change"));
    expect(change).toMatchObject({ op: "put", n: 3, set: { name: "สมศรี" } });
  });

  test("[P7] work for a village that was never theirs is forbidden, and nothing is kept of it", async () => {
    const server = oneServer();
    await phoneOf(server, "2", volunteer(idOf(701), other)).saves();
    const planted = phoneOf(server, "3", volunteer(idOf(702), other));
    await planted.saves(newPerson({ areaCode: other }, idOf(9)));
    await planted.syncs();
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson({ areaCode: other }));
    await phone.syncs();
    expect(phone.answers()).toEqual(["1 forbidden"]);
    expect(await server.store.parcels()).toEqual([]);
  });

  test("[P4] a lost sub-district is one line in the answer, and the others go on from where they were", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1", volunteer(malee, village, other));
    await phone.saves(newPerson(), newPerson({ areaCode: other }, idOf(2)));
    await phone.syncs();
    const answer = await server.answer(volunteer(malee, other), {
      c: phone.storage.state().meta.clientId,
      cur: phone.storage.state().meta.cursor,
      r: registryVersion,
      lim: 65_536,
      push: [],
    });
    expect(answer).toMatchObject({ drop: [place] });
    expect([answer.reset, answer.ch]).toEqual([undefined, undefined]);
  });
});

describe("a person who moves", () => {
  const movedTo = { areaCode: other, id: idOf(50) };

  test("[P6] a person who moves to another village arrives there with their open follow-ups, once", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1", volunteer(malee, village));
    const followUp = { citizenId: idOf(1), areaCode: village, topic: "ID-THAID", due: "2026-12-01", priority: 2 };
    await phone.saves(newPerson({ nickname: "น้อย", houseNo: "12" }));
    await phone.saves({ op: "put", kind: "followUp", id: idOf(5), set: { ...followUp, state: "open" } });
    await phone.saves(edit({ status: "moved", movedTo }), {
      op: "patch",
      kind: "followUp",
      id: idOf(5),
      set: { state: "dropped", movedTo: { areaCode: other, id: idOf(51), citizenId: idOf(50) } },
    });
    await phone.syncs();
    await phone.saves(edit({ nickname: "หน่อย" }));
    await phone.syncs();
    expect(phone.sees()).toMatchObject({ status: "moved", areaCode: village });

    const there = phoneOf(server, "2", volunteer(idOf(701), other));
    await there.syncs();
    expect(there.sees(idOf(50))).toEqual({
      name: "สมชาย",
      nickname: "น้อย",
      areaCode: other,
      status: "active",
      movedFrom: idOf(1),
    });
    expect(there.sees(idOf(51))).toMatchObject({
      citizenId: idOf(50),
      areaCode: other,
      state: "open",
      due: "2026-12-01",
    });
    expect(there.storage.state().rows.size).toBe(2);
  });

  test("[P6] a delivery that was interrupted is made later, and only once", async () => {
    const store = memoryStore();
    let isDown = true;
    const failing = {
      ...store,
      push: ((job) =>
        isDown && job.clientId.startsWith("parcels")
          ? Promise.reject(new Error("down"))
          : store.push(job)) as typeof store.push,
      parcelArrived: async (parcel: Parameters<typeof store.parcelArrived>[0]) => {
        if (isDown) throw new Error("down");
        return store.parcelArrived(parcel);
      },
    };
    const server = oneServer(failing);
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson(), edit({ status: "moved", movedTo }));
    await phone.syncs();
    isDown = false;
    await server.deliver();
    await server.deliver();
    const there = phoneOf(server, "2", volunteer(idOf(701), other));
    await there.syncs();
    expect([...there.storage.state().rows.keys()]).toEqual([idOf(50)]);
    expect(await store.parcels()).toEqual([]);
  });

  test("[P6] a delivery whose end was not noted is not made again over what was done since", async () => {
    const store = memoryStore();
    let isDown = true;
    const forgetful = {
      ...store,
      parcelArrived: async (parcel: Parameters<typeof store.parcelArrived>[0]) => {
        if (isDown) throw new Error("down");
        return store.parcelArrived(parcel);
      },
    };
    const server = oneServer(forgetful);
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson(), edit({ status: "moved", movedTo }));
    await phone.syncs();
    const there = phoneOf(server, "2", volunteer(idOf(701), other));
    await there.syncs();
    await there.saves(edit({ nickname: "คนใหม่" }, movedTo.id));
    await there.syncs();
    isDown = false;
    await server.deliver();
    await there.syncs();
    expect([there.sees(movedTo.id)?.["nickname"], await store.parcels()]).toEqual(["คนใหม่", []]);
  });

  test("[P6] two phones that send the same person to two villages: one move counts, the other is a conflict", async () => {
    const server = oneServer();
    const first = phoneOf(server, "1", volunteer(malee, village));
    await first.saves(newPerson());
    await first.syncs();
    const second = phoneOf(server, "2", volunteer(idOf(701), village));
    await second.syncs();
    await first.saves(edit({ status: "moved", movedTo }));
    await second.saves(edit({ status: "moved", movedTo: { areaCode: "33010601", id: idOf(60) } }));
    await first.syncs();
    await second.syncs();
    expect(second.answers()).toEqual(["1 merged"]);
    expect((await server.store.heads(["t:330106"])).get("t:330106")?.head).toBe(0);
  });
});

describe("late work that hangs together", () => {
  test("[P7] what was changed or taken back about a record that is held is held with it, not lost", async () => {
    const server = oneServer();
    await phoneOf(server, "9", volunteer(idOf(702), village)).saves();
    const planted = phoneOf(server, "3", volunteer(idOf(702), village));
    await planted.saves(newPerson({}, idOf(30)));
    await planted.syncs();
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson(), edit({ nickname: "น้อย" }), { op: "delete", kind: "citizen", id: idOf(1) });
    await phone.syncs(async (request) => ({ ok: true, value: await server.answer(moved, request) }));
    expect(phone.answers()).toEqual(["1 held", "2 held", "3 held"]);
  });

  test("[P7] a phone can neither say that the server held its work, nor take back what waits for a decision", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1", volunteer(malee, village));
    await phone.saves(newPerson());
    await phone.syncs();
    await phone.saves(edit({ nickname: "น้อย" }));
    await phone.syncs(async (request) => ({ ok: true, value: await server.answer(moved, request) }));
    const held = [...phone.storage.state().rows.values()].find(({ kind }) => kind === "review");
    if (!held) throw new Error("nothing was held");
    const { heldAt: _server, ...forged } = held.body;
    await phone.saves(
      { op: "delete", kind: "review", id: held.id },
      { op: "put", kind: "review", id: idOf(77), set: forged },
    );
    await phone.syncs(async (request) => ({ ok: true, value: await server.answer(moved, request) }));
    expect(phone.answers().slice(-2)).toEqual(["1 forbidden", "2 rejected"]);
    expect(phone.sees(held.id)).toBeDefined();
  });
});

test("[W4] a newer app's move to nowhere is refused alone, and does not stop the queue", async () => {
  const server = oneServer();
  const phone = phoneOf(server, "1", volunteer(malee, village));
  await phone.saves(newPerson());
  await phone.syncs();
  await phone.saves(edit({ movedTo: { id: idOf(5) } }), edit({ nickname: "น้อย" }));
  await phone.syncs(async (request) => {
    const push = request.push.map(({ p, m }) => ({ p, m: m.map((mutation) => ({ ...mutation, v: 2 })) }));
    return { ok: true, value: await server.answer(volunteer(malee, village), { ...request, push }) };
  });
  expect(phone.answers()).toEqual(["1 sent", "2 rejected", "3 sent"]);
});
