import { describe, expect, test } from "vitest";
import { err } from "#domain/result.ts";
import { takeAnswer } from "#sync/take-answer.ts";
import type { SyncRequest } from "#sync/wire.ts";
import { idOf, now, village } from "./one-partition.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer, type OneServer, type TestPhone } from "./one-server.ts";

const lost = err({ type: "offline" } as const);
const other = "33010408";

describe("answers that come late", () => {
  /** A tab sends "moved once", its answer stays on the way; `meanwhile` happens, then the answer comes. */
  const whenLate = async (meanwhile: (phone: TestPhone, server: OneServer) => Promise<void>): Promise<TestPhone> => {
    const server = oneServer();
    const phone = phoneOf(server, "1");
    const set = {
      citizenId: idOf(2),
      areaCode: village,
      topic: "ID-THAID",
      due: "2026-12-01",
      priority: 1,
      state: "open",
    };
    await phone.saves({ op: "put", kind: "followUp", id: idOf(1), set });
    await phone.syncs();
    await phone.saves(movedOnce);
    const late: (() => Promise<unknown>)[] = [];
    await phone.syncs(async (request) => {
      const answer = await phone.sends(request);
      if (answer.ok) late.push(() => takeAnswer(phone.storage, request, answer.value, now));
      return lost;
    });
    await meanwhile(phone, server);
    for (const take of late) await take();
    return phone;
  };
  const movedOnce = { op: "patch", kind: "followUp", id: idOf(1), inc: { movedCount: 1 } } as const;

  test("[C4] what another tab has settled is not counted again", async () => {
    const phone = await whenLate(async (meanwhile) => {
      await meanwhile.syncs();
      await meanwhile.saves(movedOnce);
    });
    expect(phone.sees()?.["movedCount"]).toBe(2);
    await phone.syncs();
    expect(phone.sees()?.["movedCount"]).toBe(2);
    expect(phone.answers()).toEqual(["1 sent", "2 sent", "3 sent"]);
  });

  test("[C4] a change that another tab sent meanwhile is not counted twice", async () => {
    const phone = await whenLate(async (meanwhile) => {
      await meanwhile.saves(movedOnce);
      await meanwhile.syncs(async (request) => {
        await meanwhile.sends(request);
        return lost;
      });
    });
    await phone.syncs();
    expect(phone.sees()?.["movedCount"]).toBe(2);
  });

  test("[C4] an answer to an older cursor cannot bring a deleted row back", async () => {
    const phone = await whenLate(async (meanwhile, server) => {
      const ploy = phoneOf(server, "2");
      await ploy.syncs();
      await ploy.saves({ op: "delete", kind: "followUp", id: idOf(1) });
      await ploy.syncs();
      await meanwhile.syncs();
    });
    expect(phone.sees()).toBeUndefined();
    await phone.syncs();
    expect(phone.sees()).toBeUndefined();
  });
});

describe("other villages", () => {
  test("[P4] rows of a lost village go, unsent work in it is answered and stays visible", async () => {
    const server = oneServer();
    const actor = { current: volunteer(idOf(700), village, other) };
    const phone = phoneOf(server, "1");
    const sends = async (request: SyncRequest) => ({
      ok: true as const,
      value: await server.answer(actor.current, request),
    });
    await phone.saves(newPerson(), newPerson({ areaCode: other }, idOf(2)));
    await phone.syncs(sends);
    await phone.saves(edit({ phone: "081" }), edit({ phone: "082" }, idOf(2)));
    actor.current = volunteer(idOf(700), village);
    await phone.syncs(sends);
    expect(phone.sees(idOf(2))).toBeUndefined();
    expect(phone.sees()).toMatchObject({ phone: "081" });
    expect(phone.answers()).toEqual(["1 sent", "2 sent", "3 sent", "4 gone"]);
    actor.current = volunteer(idOf(700));
    await phone.syncs(sends);
    expect(phone.storage.state().rows.size).toBe(0);
  });

  test("[P2] a record whose answer was lost goes too, when its village is lost before it is sent again", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1");
    await phone.saves(newPerson());
    await phone.syncs(async (request) => {
      await phone.sends(request);
      return lost;
    });
    await phone.syncs(async (request) => ({
      ok: true,
      value: await server.answer(volunteer(idOf(700), other), request),
    }));
    expect([phone.sees(), phone.waits(), phone.answers()]).toEqual([undefined, [], ["1 sent"]]);
  });
});

test("[C5] a record changed again before its page came, after a new start, comes back with that page", async () => {
  const server = oneServer();
  const phone = phoneOf(server, "1");
  await phone.saves(newPerson(), newPerson({}, idOf(2)));
  await phone.syncs();
  await phone.saves(edit({ phone: "081" }));
  // Another village: everything starts again, one row a page, and the record is not on the first.
  let exchanges = 0;
  await phone.syncs(async (request) => {
    if (++exchanges === 1) await phone.saves(edit({ nickname: "ชาย" }));
    return { ok: true, value: await server.answer(volunteer(idOf(700), village, other), { ...request, lim: 1 }) };
  });
  expect(exchanges).toBeGreaterThan(1);
  expect(phone.sees()).toMatchObject({ phone: "081", nickname: "ชาย" });
});

test("[W7] rows of a kind that this version does not know are left alone", async () => {
  const phone = phoneOf(oneServer(), "1");
  const done = await phone.syncs(async (request) => {
    const answer = await phone.sends(request);
    const ch = [{ p: "t:330104", k: "survey2040", id: ["x"], seq: [1], f: { a: [1] } }];
    return answer.ok ? { ok: true, value: { ...answer.value, ch } } : answer;
  });
  expect(done.ok).toBe(true);
  expect(phone.storage.state().rows.size).toBe(0);
});
