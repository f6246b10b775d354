import { describe, expect, test } from "vitest";
import { err } from "#domain/result.ts";
import { idOf, village } from "./one-partition.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";

const lost = err({ type: "offline" } as const);

/** Runs `work` again and again, breaking the database at its first call, its second …, until it goes through. */
const breakEverywhere = async (work: (crashAt: number) => Promise<boolean>): Promise<number> => {
  for (let crashAt = 1; crashAt < 200; crashAt++) if (await work(crashAt)) return crashAt - 1;
  throw new Error("never went through");
};
const crashingAt = (armed: { left: number }) => ({
  beforeCall: () => {
    if (--armed.left === 0) throw new Error("power lost");
  },
});

describe("saving", () => {
  test("[O1] row, outbox entry and number are saved together, wherever the phone dies", async () => {
    const points = await breakEverywhere(async (crashAt) => {
      const armed = { left: Number.POSITIVE_INFINITY };
      const phone = phoneOf(oneServer(), "1", undefined, crashingAt(armed));
      const empty = phone.storage.state();
      armed.left = crashAt;
      const saved = await phone.saves(newPerson(), edit({ phone: "0811111111" })).then(
        () => true,
        () => false,
      );
      const { rows, waiting, meta, bases } = phone.storage.state();
      const sizes = [rows.size, waiting.size, bases.size, meta.numbers["t:330104"]];
      expect(saved ? sizes : phone.storage.state()).toEqual(saved ? [1, 2, 1, 2] : empty);
      return saved;
    });
    expect(points).toBeGreaterThan(8);
  });

  test("[O6] an answer is taken whole or not at all, wherever the phone dies", async () => {
    const points = await breakEverywhere(async (crashAt) => {
      const armed = { left: Number.POSITIVE_INFINITY };
      const server = oneServer();
      const ploy = phoneOf(server, "2");
      await ploy.saves(newPerson({}, idOf(2)), newPerson({}, idOf(3)));
      await ploy.syncs();
      const phone = phoneOf(server, "1", undefined, crashingAt(armed));
      await phone.saves(newPerson(), edit({ phone: "0811111111" }));
      const before = structuredClone(phone.storage.state());
      armed.left = crashAt;
      const done = await phone.syncs().then(
        () => true,
        () => false,
      );
      const { rows, waiting, answered, bases, meta } = phone.storage.state();
      const untouched = { ...phone.storage.state(), meta: { ...meta, sent: undefined } };
      const taken = { rows: rows.size, answered: answered.size, bases: bases.size };
      expect(waiting.size > 0 ? untouched : taken).toMatchObject(
        waiting.size > 0 ? before : { rows: 3, answered: 2, bases: 0 },
      );
      armed.left = Number.POSITIVE_INFINITY;
      await phone.syncs();
      expect(phone.sees()).toMatchObject({ phone: "0811111111" });
      expect(phone.answers()).toEqual(["1 sent", "2 sent"]);
      return done;
    });
    expect(points).toBeGreaterThan(8);
  });

  test("[O2] an edit of what waits is a change of its own; there and back again ends where it began", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1");
    await phone.saves(newPerson({ phone: "081" }));
    await phone.syncs();
    await phone.saves(edit({ phone: "082" }));
    await phone.saves(edit({ phone: "081" }));
    expect(phone.waits()).toEqual([2, 3]);
    await phone.syncs();
    expect(phone.sees()?.["phone"]).toBe("081");
    const second = phoneOf(server, "2");
    await second.syncs();
    expect(second.sees()).toEqual(phone.sees());
  });

  test("a change to a row that has left the phone is not saved", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(edit({ phone: "081" }), { op: "delete", kind: "citizen", id: idOf(1) });
    expect(phone.waits()).toEqual([]);
  });

  test("a kind that does not exist is a bug, not a record", async () => {
    const save = phoneOf(oneServer(), "1").saves({ op: "put", kind: "nothing", id: idOf(1), set: {} });
    await expect(save).rejects.toThrow("nothing");
  });
});

describe("sending", () => {
  test("[O3] when the answer is lost, the change waits, is sent again, and counts once", async () => {
    const server = oneServer();
    const phone = phoneOf(server, "1");
    await phone.saves(newPerson());
    await phone.syncs(async (request) => {
      await phone.sends(request);
      return lost;
    });
    expect(phone.waits()).toEqual([1]);
    await phone.syncs();
    expect([phone.waits(), phone.answers()]).toEqual([[], ["1 sent"]]);
    expect((await server.store.heads(["t:330104"])).get("t:330104")?.head).toBe(1);
  });

  test("[O4] an edit made while sending stays in view and waits for the next exchange", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(newPerson({ phone: "081" }));
    let exchanges = 0;
    await phone.syncs(async (request) => {
      if (exchanges++ === 0) await phone.saves(edit({ phone: "082" }));
      expect(phone.sees()?.["phone"]).toBe("082");
      return phone.sends(request);
    });
    expect([phone.sees()?.["phone"], phone.waits(), exchanges]).toEqual(["082", [], 2]);
  });

  test("[O4] the server's row comes under what waits", async () => {
    const server = oneServer();
    const [malee, ploy] = [phoneOf(server, "1"), phoneOf(server, "2")];
    await malee.saves(newPerson());
    await malee.syncs();
    await ploy.syncs();
    await ploy.saves(edit({ nickname: "ชาย" }));
    await ploy.syncs();
    await malee.syncs(async (request) => {
      if (request.push.length === 0) await malee.saves(edit({ phone: "089" }));
      const answer = await malee.sends(request);
      return answer;
    });
    expect(malee.sees()).toMatchObject({ nickname: "ชาย", phone: "089" });
    expect(malee.storage.state().bases.size).toBe(0);
  });

  test("[O5] a refused change is undone, and stays visible with its reason", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(newPerson({ phone: "081" }));
    await phone.syncs();
    await phone.saves(edit({ birthYear: 5000, phone: "082" }), edit({ nickname: "ชาย" }));
    expect(phone.sees()).toMatchObject({ birthYear: 5000, phone: "082" });
    await phone.syncs();
    expect(phone.sees()).toEqual({ name: "สมชาย", areaCode: village, status: "active", phone: "081", nickname: "ชาย" });
    expect([...phone.storage.state().answered.values()][1]).toMatchObject({
      state: "rejected",
      code: "range",
      field: "birthYear",
    });
  });

  test("[W2] a server that misses numbers is not asked for ever", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(newPerson());
    await phone.syncs();
    await phone.saves(edit({ phone: "081" }));
    let asked = 0;
    const done = await phone.syncs(async (request) => {
      asked += 1;
      // It answers, and has forgotten everything the next time; the phone's own number 1 it never takes.
      const value = await oneServer().answer(volunteer(idOf(700), village), request);
      return { ok: true, value: { ...value, ack: { "t:330104": { n: 0, expect: 1 } }, last: { "t:330104": 0 } } };
    });
    expect(done).toEqual(err({ type: "refused", code: "gap" }));
    expect(asked).toBeLessThan(100);
    expect(phone.waits()).toEqual([1, 2]);
  });

  test("[O3] a server that does not name what it was sent is not asked for ever, and nothing is thrown away", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(newPerson());
    const done = await phone.syncs(async (request) => {
      const answer = await phone.sends({ ...request, push: [] });
      return answer;
    });
    expect(done).toEqual(err({ type: "serverTrouble" }));
    expect(phone.waits()).toEqual([1]);
  });

  test("[W1] a day without signal fits into requests that the server takes", async () => {
    const phone = phoneOf(oneServer(), "1");
    const people = Array.from({ length: 450 }, (_, at) =>
      newPerson({ other: "ก".repeat(at < 150 ? 6000 : 10) }, idOf(at + 1)),
    );
    await phone.saves(...people);
    const sizes: number[] = [];
    await phone.syncs((request) => {
      sizes.push(new TextEncoder().encode(JSON.stringify(request)).length);
      expect(request.push.every(({ m }) => m.length <= 200)).toBe(true);
      return phone.sends(request);
    });
    expect(phone.waits()).toEqual([]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_048_576);
  });
});
