import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryStore } from "#server/stores/memory-store.ts";
import { fromBlock } from "#sync/columns.ts";
import type { Store } from "#sync/store.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";
import { change, clientOf, idOf, newCitizen, now, place, village } from "./one-partition.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer, type OneServer } from "./one-server.ts";

const other = "33010408";
const malee = volunteer(idOf(700), village);
const ask = (cur: string | null, more: Partial<SyncRequest<unknown>> = {}): SyncRequest<unknown> => {
  const usual = { c: clientOf("1"), cur, lim: 65_536, push: [] };
  return { ...usual, ...more };
};
const idsIn = ({ ch = [] }: SyncResponse): string[] => ch.flatMap((block) => fromBlock(block).map(({ id }) => id));

/** People 1 … `count`, made by another phone. */
const people = async (server: OneServer, count: number): Promise<void> => {
  const phone = phoneOf(server, "9");
  await phone.saves(...Array.from({ length: count }, (_, at) => newPerson({}, idOf(at + 1))));
  await phone.syncs();
};

test("[W1] an idle exchange has no key for what it has nothing of", async () => {
  const server = oneServer();
  const { cur = "" } = await server.answer(malee, ask(null));
  const idle = await server.answer(malee, ask(cur ?? null));
  expect(Object.keys(idle).toSorted()).toEqual(["next", "now"]);
});

test("[W1] one request sends and fetches", async () => {
  const server = oneServer();
  await people(server, 1);
  const answer = await server.answer(malee, ask(null, { push: [{ p: place, m: [newCitizen(1, {}, idOf(5))] }] }));
  expect(answer.ack).toEqual({ [place]: { n: 1, clean: [[1, 2, 1]] } });
  expect(idsIn(answer)).toEqual([idOf(1)]);
});

test("[C2] a row that was edited ten times travels once, as it is now", async () => {
  const server = oneServer();
  await people(server, 1);
  const phone = phoneOf(server, "8");
  await phone.syncs();
  for (let at = 0; at < 10; at++) {
    await phone.saves(edit({ nickname: `ชื่อ ${at}` }));
    await phone.syncs();
  }
  const { ch } = await server.answer(malee, ask(null));
  expect(ch?.flatMap(fromBlock)).toMatchObject([{ id: idOf(1), seq: 11, body: { nickname: "ชื่อ 9" } }]);
});

describe("pages", () => {
  test("[C3] pages of any size, each lost at will, end in the same rows", async () => {
    const server = oneServer();
    await people(server, 30);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 800 }), fc.infiniteStream(fc.boolean()), async (lim, isLost) => {
        const seen = new Set<string>();
        let cur: string | null = null;
        for (let left = 200; left > 0; left--) {
          const answer: SyncResponse = await server.answer(malee, ask(cur, { lim }));
          if (isLost.next().value === true) continue;
          for (const id of idsIn(answer)) seen.add(id);
          cur = answer.cur ?? cur;
          if (!answer.more) break;
        }
        expect(seen.size).toBe(30);
      }),
      { numRuns: 30 },
    );
  });

  test("[C3] a page reads little more from the database than it gives", async () => {
    const store = memoryStore();
    const asked: number[] = [];
    const page: Store["page"] = async (query) => {
      const rows = await store.page(query);
      asked.push(rows.length);
      return rows;
    };
    const server = oneServer({ ...store, page });
    await people(server, 500);
    const all = await server.answer(malee, ask(null, { lim: 262_144 }));
    expect([idsIn(all).length, all.more]).toEqual([500, undefined]);
    expect(asked).toContain(200);
    asked.length = 0;
    const few = await server.answer(malee, ask(null, { lim: 100 }));
    expect([idsIn(few).length < 10, few.more, Math.max(...asked)]).toEqual([true, true, 200]);
  });

  test("[C3] a row that changes between two pages comes with its later number", async () => {
    const server = oneServer();
    await people(server, 10);
    const first = await server.answer(malee, ask(null, { lim: 1 }));
    const push = [{ p: place, m: [change(1, { b: 1, set: { nickname: "ชาย" } })] }];
    await server.answer(malee, ask(null, { c: clientOf("7"), push }));
    const rest = await server.answer(malee, ask(first.cur ?? null));
    expect(idsIn(rest)).toContain(idOf(1));
  });
});

describe("cursors", () => {
  test.each([
    ["tampered with", (cur: string) => cur.replace(" 3 ", " 2 ") + " "],
    ["sealed by a key that is gone", (cur: string) => cur.replace("key", "old")],
    ["no cursor at all", () => "hello"],
  ])("[C5] a cursor %s starts again", async (_what, spoil) => {
    const server = oneServer();
    await people(server, 3);
    const { cur = "" } = await server.answer(malee, ask(null));
    const answer = await server.answer(malee, ask(spoil(cur)));
    expect(answer.reset).toContain(place);
    expect(idsIn(answer)).toHaveLength(3);
  });

  test("[C5] a cursor ahead of the partition starts again: a backup came back without a new epoch", async () => {
    const server = oneServer();
    await people(server, 3);
    const { cur } = await server.answer(malee, ask(null));
    const restored = oneServer();
    await people(restored, 2);
    const answer = await restored.answer(malee, ask(cur ?? null));
    expect([answer.reset, idsIn(answer)]).toEqual([[place], [idOf(1), idOf(2)]]);
  });

  test("[C5] another epoch starts again, and what waits on the phone is kept", async () => {
    const phone = phoneOf(oneServer(), "1");
    await phone.saves(newPerson());
    await phone.syncs();
    const restored = oneServer(memoryStore({ epoch: "epoch-2" }));
    await phone.saves(newPerson({}, idOf(2)));
    const seen: string[] = [];
    await phone.syncs(async (request) => {
      const value = await restored.answer(malee, request);
      seen.push(`${String(value.reset)} ${String(phone.sees(idOf(2)) !== undefined)}`);
      return { ok: true, value };
    });
    expect(seen[0]).toBe(`u:${malee.userId},g,${place} true`);
    expect([phone.waits(), phone.sees(idOf(2)) !== undefined]).toEqual([[], true]);
  });
});

describe("scope", () => {
  test("[P2] rows of other villages and of kinds for other roles never appear", async () => {
    const server = oneServer();
    await people(server, 2);
    const nok = phoneOf(server, "6", volunteer(idOf(701), other));
    await nok.saves(newPerson({ areaCode: other }, idOf(50)));
    await nok.syncs();
    expect(idsIn(await server.answer(malee, ask(null)))).toEqual([idOf(1), idOf(2)]);
    expect(idsIn(await server.answer(volunteer(idOf(701), other), ask(null)))).toEqual([idOf(50)]);
    const coordinator = { userId: idOf(702), grants: [{ role: "coordinator" as const, scope: "330104" }] };
    expect(idsIn(await server.answer(coordinator, ask(null)))).toEqual([]);
  });

  test("[P4] another set of villages starts the partition again, a lost partition is dropped", async () => {
    const server = oneServer();
    await people(server, 2);
    const { cur } = await server.answer(malee, ask(null));
    const wider = await server.answer(volunteer(idOf(700), village, other), ask(cur ?? null));
    expect([wider.reset, wider.drop, idsIn(wider).length]).toEqual([[place], undefined, 2]);
    const elsewhere = await server.answer(volunteer(idOf(700), "33010501"), ask(cur ?? null));
    expect([elsewhere.reset, elsewhere.drop, idsIn(elsewhere).length]).toEqual([undefined, [place], 0]);
  });

  test("[P3] sending an old number again under a stranger's id tells nothing of it", async () => {
    const server = oneServer();
    await people(server, 1);
    const stranger = volunteer(idOf(701), other);
    await server.answer(stranger, ask(null, { push: [{ p: place, m: [change(1, { id: idOf(77) })] }] }));
    const probe = async (id: string) => {
      const answer = await server.answer(stranger, ask(null, { push: [{ p: place, m: [change(1, { id })] }] }));
      return JSON.stringify({ ...answer, ch: answer.ch?.map((block) => ({ ...block, rm: block.rm?.seq })) });
    };
    // The third is one that nobody has, like the second: whatever is there, both are another change under an old number.
    expect(await probe(idOf(1))).toBe(await probe(idOf(78)));
  });
});

test("[P3] work for a sub-district without a row, outside the scope, is forbidden and leaves nothing behind", async () => {
  const store = memoryStore();
  const pushed: string[] = [];
  const server = oneServer({
    ...store,
    push: (job) => {
      pushed.push(job.partition);
      return store.push(job);
    },
  });
  await people(server, 1);
  const [empty, used] = ["u:" + idOf(5), place];
  const m = [change(1, {}), change(2, { id: 7 })];
  const elsewhere = volunteer(idOf(701), "33010501");
  const push = [empty, used].map((p) => ({ p, m }));
  for (let sent = 0; sent < 2; sent++) {
    const { ack, res } = await server.answer(elsewhere, ask(null, { push }));
    expect(ack).toEqual({ [empty]: { n: 2 }, [used]: { n: 2, ...(sent > 0 && { new: 3 }) } });
    expect(res).toEqual([empty, used].flatMap((p) => [1, 2].map((n) => ({ p, n, s: "forbidden" }))));
  }
  expect(pushed).toEqual([place, used, used]);
});

describe("the phone's own rows", () => {
  test("[C2] rows that the phone has exactly so are not sent back, others are", async () => {
    const server = oneServer();
    await people(server, 1);
    const m = [newCitizen(1, {}, idOf(5)), change(2, { b: 1, set: { nickname: "ชาย" } })];
    const answer = await server.answer(malee, ask(null, { push: [{ p: place, m }] }));
    expect(answer.ack?.[place]?.clean).toEqual([[1, 2, 2]]);
    // Of the other one this phone changed a field and has never been given the rest.
    expect(idsIn(answer)).toEqual([idOf(1)]);
  });

  test("[C5] a partition that starts again gets the phone's own changes too", async () => {
    const server = oneServer();
    await people(server, 1);
    const { cur } = await server.answer(malee, ask(null));
    const push = [{ p: place, m: [change(1, { b: 1, set: { nickname: "ชาย" } })] }];
    const answer = await server.answer(volunteer(idOf(700), village, other), ask(cur ?? null, { push }));
    expect([answer.reset, idsIn(answer)]).toEqual([[place], [idOf(1)]]);
  });
});

test("the server's clock and its wish for the next visit come with every answer", async () => {
  expect(await oneServer().answer(malee, ask(null))).toMatchObject({ now, next: 60, e: "epoch-1" });
});
