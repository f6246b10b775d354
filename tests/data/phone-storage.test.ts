import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { dexiePhone } from "#data/dexie-phone.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import type { AnsweredMutation, PhoneStorage, PhoneTransaction, WaitingMutation } from "#sync/phone-storage.ts";
import { memoryPhone } from "#tests/simulation/memory-phone.ts";
import { openedLock } from "./opened-lock.ts";

const partitions = ["t:330104", "t:330105"] as const;
const ids = ["019b5d88-b900-7d07-b721-000000000001", "019b5d88-b900-7d07-b721-000000000002"] as const;
const client = "019b5d88-b900-7d07-b721-0000000000c1";
const at = "2026-11-22T02:00:00.000Z";

/** One thing that a transaction does to a database; `world` is what the test knows of it. */
type Step = (tx: PhoneTransaction, world: World) => Promise<unknown>;
interface World {
  readonly numbers: Map<string, number>;
}

const partition = fc.constantFrom(...partitions);
const id = fc.constantFrom(...ids);
const state = fc.constantFrom("sent", "merged", "gone", "held" as const);
const some = <T>(all: readonly T[], share: number): T[] => all.slice(0, Math.ceil(all.length * share));

const adds = fc.record({ partition, id }).map<Step>(({ partition: p, id: recordId }) => async (tx, { numbers }) => {
  const n = (numbers.get(p) ?? 0) + 1;
  numbers.set(p, n);
  await tx.addWaiting([{ partition: p, mutation: changeOf(n, recordId) }]);
});
const settles = fc
  .record({ share: fc.double({ min: 0, max: 1, noNaN: true }), state })
  .map<Step>(({ share, state: outcome }) => async (tx) => {
    const oldest = some(await tx.waiting(Number.POSITIVE_INFINITY), share).map(plain);
    await tx.settle(oldest.map((entry) => ({ ...entry, answeredAt: at, state: outcome })));
  });
const gives = fc.record({ partition, after: fc.nat(4) }).map<Step>(
  ({ partition: p, after }) =>
    async (tx) =>
      tx.requeue(await tx.answeredAfter(p, after)),
);
const renumbers = fc.constant<Step>(async (tx, { numbers }) => {
  numbers.clear();
  const renumbered = (await tx.waiting(Number.POSITIVE_INFINITY)).map(({ partition: p, mutation }) => {
    const n = (numbers.get(p) ?? 0) + 1;
    numbers.set(p, n);
    return { partition: p, mutation: { ...mutation, n } };
  });
  await tx.replaceOutbox(renumbered);
});
const erases = id.map<Step>((recordId) => (tx) => tx.forgetTyped([recordId]));
const forgets = partition.map<Step>((p) => (tx) => tx.forgetSent(p));
const drops = fc.record({ partition, keep: id }).map<Step>(
  ({ partition: p, keep }) =>
    (tx) =>
      tx.deletePartition(p, new Set([keep])),
);
const shows = fc.record({ partition, id, seq: fc.nat(9), isFit: fc.boolean() }).map<Step>(
  ({ partition: p, id: rowId, seq, isFit }) =>
    (tx) =>
      tx.putRows([{ ...rowOf(rowId, p, seq), ...(!isFit && { unfit: true as const }) }]),
);
const hides = id.map<Step>((rowId) => (tx) => tx.deleteRows("citizen", [rowId]));
const bases = fc.record({ partition, id, has: fc.boolean() }).map<Step>(
  ({ partition: p, id: rowId, has }) =>
    (tx) =>
      tx.putBases([{ id: rowId, kind: "citizen", row: has ? rowOf(rowId, p, 1) : null }]),
);
const unbases = id.map<Step>((rowId) => (tx) => tx.deleteBases([rowId]));

const steps = fc.array(
  fc.oneof(
    adds,
    adds,
    adds,
    settles,
    settles,
    gives,
    renumbers,
    erases,
    forgets,
    drops,
    shows,
    shows,
    hides,
    bases,
    unbases,
  ),
  { maxLength: 25 },
);

test("[O6] the phone's database and the one of the simulation do the same, whatever is done to them", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (todo) => {
      const real = dexiePhone(openPhoneDatabase(openedLock("u1"), new IDBFactory()), {
        newPhone: () => ({ clientId: client }),
      });
      const seen = await Promise.all([real, memoryPhone(client)].map((phone) => runOn(phone, todo)));
      expect(seen[0]).toEqual(seen[1]);
    }),
    { numRuns: 40 },
  );
});

describe("[O6] what is done in a transaction that fails is not done", () => {
  test("in the outbox", async () => {
    const phone = dexiePhone(openPhoneDatabase(openedLock("u1"), new IDBFactory()));
    await phone.transact((tx) => tx.addWaiting([{ partition: "t:330104", mutation: changeOf(1, ids[0]) }]));
    const failing = phone.transact(async (tx) => {
      const waiting = await tx.waiting(9);
      await tx.settle(waiting.map((entry) => ({ ...plain(entry), answeredAt: at, state: "sent" })));
      throw new Error("power lost");
    });
    await expect(failing).rejects.toThrow("power lost");
    expect(await phone.transact(async (tx) => (await tx.waiting(9)).length)).toBe(1);
    expect(await phone.transact((tx) => tx.answeredAfter("t:330104", 0))).toEqual([]);
  });
});

test("what is given back to a server takes its old place in the outbox, before what was saved since", async () => {
  const phone = dexiePhone(openPhoneDatabase(openedLock("u1"), new IDBFactory()));
  const numbers = await phone.transact(async (tx) => {
    for (const n of [1, 2, 3]) await tx.addWaiting([{ partition: "t:330104", mutation: changeOf(n, ids[0]) }]);
    const [first, second] = await tx.waiting(2);
    if (!first || !second) throw new Error("nothing waits");
    await tx.settle([first, second].map((entry) => ({ ...plain(entry), answeredAt: at, state: "sent" })));
    await tx.addWaiting([{ partition: "t:330104", mutation: changeOf(4, ids[0]) }]);
    await tx.requeue(await tx.answeredAfter("t:330104", 1));
    return (await tx.waiting(9)).map(({ mutation }) => mutation.n);
  });
  expect(numbers).toEqual([2, 3, 4]);
});

test("what was sent, or dealt with, is kept for thirty days; what still needs somebody until it is dealt with", async () => {
  const database = openPhoneDatabase(openedLock("u1"), new IDBFactory());
  const phone = dexiePhone(database);
  const settle = (n: number, answeredAt: string, outcome: "sent" | "gone") =>
    phone.transact((tx) =>
      tx.settle([{ partition: "t:330104", mutation: changeOf(n, ids[0]), answeredAt, state: outcome }]),
    );
  await settle(1, "2026-10-01T00:00:00.000Z", "sent");
  await settle(2, "2026-10-01T00:00:00.000Z", "gone");
  await settle(3, "2026-10-01T00:00:00.000Z", "gone");
  await database.answered.where("order").equals(3).modify({ seen: true });
  await settle(4, "2026-10-30T00:00:00.000Z", "sent");
  expect(await numbersOf(database)).toEqual([1, 2, 3, 4]);
  await settle(5, "2026-11-15T00:00:00.000Z", "sent");
  expect(await numbersOf(database)).toEqual([2, 4, 5]);
});

const numbersOf = async (database: ReturnType<typeof openPhoneDatabase>): Promise<number[]> =>
  (await database.answered.orderBy("order").toArray()).map(({ mutation }) => mutation.n);

/** Everything that can be read, after every step. Order matters only between changes of one record. */
const runOn = async (phone: PhoneStorage, todo: readonly Step[]): Promise<unknown[]> => {
  const world: World = { numbers: new Map() };
  const seen: unknown[] = [];
  for (const step of todo) {
    seen.push(
      await phone.transact(async (tx) => {
        await step(tx, world);
        const answered = await Promise.all(partitions.map((p) => tx.answeredAfter(p, 1)));
        const serverRows = await Promise.all(partitions.map((p) => tx.serverRows(p)));
        return {
          waiting: await Promise.all(ids.map(async (one) => (await tx.waitingFor([one])).map(plain))),
          count: (await tx.waiting(Number.POSITIVE_INFINITY)).length,
          answered: answered.map((entries) => entries.map(answer)),
          rows: byId([...(await tx.rows("citizen", ids)).values()]),
          bases: byId([...(await tx.bases(ids)).values()]),
          places: (await tx.places()).toSorted(),
          serverRows: serverRows.map(byId),
        };
      }),
    );
  }
  return seen;
};

const changeOf = (n: number, recordId: string): WaitingMutation["mutation"] => ({
  n,
  v: 1,
  k: "citizen",
  id: recordId,
  op: "patch",
  at,
  b: 0,
  set: { phone: `08${n}` },
});
const rowOf = (rowId: string, p: string, seq: number) =>
  ({ id: rowId, kind: "citizen", partition: p, seq, body: { name: `${seq}` } }) as const;
const plain = ({ partition: p, mutation }: WaitingMutation): WaitingMutation => ({ partition: p, mutation });
const answer = ({ partition: p, mutation, state: outcome, answeredAt, erased, earlier }: AnsweredMutation) => ({
  partition: p,
  mutation,
  outcome,
  answeredAt,
  erased,
  earlier,
});
const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.id.localeCompare(b.id));
