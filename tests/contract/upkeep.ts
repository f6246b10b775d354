import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import type { Parcel, PartitionChanges, Store, StoredRow } from "#sync/store.ts";
import { everyRow, now, rawPush, rawRow, type OpenStore, type Village } from "./village.ts";

/** What a store keeps beside rows: names, fingerprints, records on their way, erasures and floors. */
export const upkeepContract = (opened: () => OpenStore, village: () => Village): void => {
  test("[M4] a decision is told whose clients the rows speak of, by the name they had at their last push", async () => {
    const { store } = opened();
    const home = village();
    const [maker, editor, last, silent] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    for (const [clientId, userName] of [
      [maker, "นก"],
      [editor, "พลอย"],
      [last, "เดิม"],
      [last, "เล็ก"],
      [silent, undefined],
    ] as const) {
      await store.push(rawPush(home, () => [], { clientId, ...(userName !== undefined && { userName }) }));
    }
    // A push that does not say the name leaves the one that is known.
    await store.push(rawPush(home, () => [], { clientId: last }));
    const row: StoredRow = {
      ...rawRow(home, 1, { a: 1, b: 2 }),
      made: [1, maker],
      versions: { a: [1, editor], b: [1, silent] },
      lastClient: last,
    };
    await store.push(rawPush(home, () => [row]));
    const people = await store.push({
      ...rawPush(home, () => [], { rowIds: [row.id] }),
      decide: (view) => ({ changes: null, value: view.people }),
    });
    expect([maker, editor, last, silent].map((client) => people.get(client))).toEqual(["นก", "พลอย", "เล็ก", undefined]);
  });

  test("[O7] a client's fingerprints come back as they were taken, and stay where a push says nothing of them", async () => {
    const { store } = opened();
    const home = village();
    const clientId = uuidv7();
    const marksAfter = (marks?: string): Promise<string> =>
      store.push({
        ...rawPush(home, () => [], { clientId }),
        decide: (view) => ({
          changes: {
            head: 0,
            lastNumber: view.lastNumber + 1,
            results: [],
            rows: [],
            ...(marks !== undefined && { marks }),
          },
          value: view.marks,
        }),
      });
    expect(await marksAfter("AAAA")).toBe("");
    expect(await marksAfter()).toBe("AAAA");
    expect(await marksAfter("AAAABBBB")).toBe("AAAA");
    expect(await marksAfter("")).toBe("AAAABBBB");
    expect(await marksAfter()).toBe("");
    expect(await store.lastNumbers(clientId, [home.partition])).toEqual(new Map([[home.partition, 5]]));
  });

  test("[W3] the highest numbers decided are told for each partition asked for, 0 where there are none", async () => {
    const { store } = opened();
    const [here, there, never] = [village(), village(), village()];
    const clientId = uuidv7();
    for (const home of [here, here, there]) await store.push(rawPush(home, () => [], { clientId }));
    const asked = [here, there, never].map(({ partition }) => partition);
    expect([...(await store.lastNumbers(clientId, asked)).values()]).toEqual([2, 1, 0]);
    expect([...(await store.lastNumbers(uuidv7(), asked)).values()]).toEqual([0, 0, 0]);
    expect(await store.lastNumbers(clientId, [])).toEqual(new Map());
  });

  describe("[P6] a record that goes to another partition", () => {
    test("is numbered for each pair of partitions, in the order in which it left", async () => {
      const { store } = opened();
      const [from, to, other, elsewhere] = [village(), village(), village(), village()];
      await send(store, from, [parcelTo(to), parcelTo(other), parcelTo(to)]);
      await send(store, from, [parcelTo(to)]);
      await send(store, elsewhere, [parcelTo(to)]);
      const waiting = await store.parcels(from.partition);
      const numbersTo = (home: Village) => waiting.filter((one) => one.to === home.partition).map(({ n }) => n);
      expect([numbersTo(to), numbersTo(other)]).toEqual([[1, 2, 3], [1]]);
      expect((await store.parcels(elsewhere.partition)).map(({ n }) => n)).toEqual([1]);
      const all = await store.parcels();
      expect(all.filter((one) => [from.partition, elsewhere.partition].includes(one.from))).toHaveLength(5);
    });

    test("leaves whole, and what it held is forgotten once it has arrived; its number stays taken", async () => {
      const { store } = opened();
      const [from, to] = [village(), village()];
      const parcel = { ...parcelTo(to), set: { name: "ก\0ข", list: [{ a: null }] } };
      await send(store, from, [parcel, parcelTo(to)]);
      const [first, second] = await store.parcels(from.partition);
      expect(first).toEqual({ ...parcel, from: from.partition, n: 1 });
      if (first) await store.parcelArrived(first);
      if (first) await store.parcelArrived(first);
      expect(await store.parcels(from.partition)).toEqual([second]);
      if (second) await store.parcelArrived(second);
      await send(store, from, [parcelTo(to)]);
      expect((await store.parcels(from.partition)).map(({ n }) => n)).toEqual([3]);
    });

    test("leaves with its change or not at all, and once when the decision is made twice", async () => {
      const { store, retryNext } = opened();
      const [from, to] = [village(), village()];
      await expect(send(store, from, [parcelTo(to)], () => expect.fail("the decision broke"))).rejects.toThrow("broke");
      expect(await store.parcels(from.partition)).toEqual([]);
      retryNext();
      await send(store, from, [parcelTo(to)]);
      expect((await store.parcels(from.partition)).map(({ n }) => n)).toEqual([1]);
    });
  });

  test("an erasure comes back as one, and the counter tells the newest", async () => {
    const { store } = opened();
    const home = village();
    const [gone, erased] = [rawRow(home, 1, null), { ...rawRow(home, 2, null), erased: true as const }];
    await store.push(rawPush(home, () => [gone, erased]));
    await store.push(rawPush(home, () => [rawRow(home, 3, { a: 1 })]));
    expect((await everyRow(store, home)).slice(0, 2)).toEqual([gone, erased]);
    const head = async () => (await store.heads([home.partition])).get(home.partition);
    expect(await head()).toEqual({ head: 3, floor: 0, erased: 2 });
    await store.push(rawPush(home, () => [{ ...gone, seq: 4, erased: true as const }]));
    expect(await head()).toEqual({ head: 4, floor: 0, erased: 4 });
    expect((await everyRow(store, home)).at(-1)?.erased).toBe(true);
  });

  test("[C5] deletions of before a day are forgotten and raise the floor; younger ones, erased and living rows stay", async () => {
    const { store } = opened();
    const [home, quiet] = [village(), village()];
    const at = (row: StoredRow, receivedAt: string): StoredRow => ({ ...row, receivedAt });
    const [old, day, young] = ["2001-01-01T00:00:00.000Z", "2001-06-01T00:00:00.000Z", "2001-06-02T00:00:00.000Z"];
    const rows = [
      at(rawRow(home, 1, null), old),
      at(rawRow(home, 2, { a: 1 }), old),
      at(rawRow(home, 3, null), old),
      at(rawRow(home, 4, null), day),
      at({ ...rawRow(home, 5, null), erased: true }, old),
      at(rawRow(home, 6, null), young),
    ];
    await store.push(rawPush(home, () => rows));
    await store.push(rawPush(quiet, () => [at(rawRow(quiet, 1, { a: 1 }), old)]));
    for (const times of [1, 2]) {
      await store.forgetTombstones(day);
      const left = (await everyRow(store, home)).map(({ seq }) => seq);
      expect(left, `after ${times}`).toEqual([2, 4, 5, 6]);
      expect(await store.heads([home.partition, quiet.partition])).toEqual(
        new Map([
          [home.partition, { head: 6, floor: 3, erased: 5 }],
          [quiet.partition, { head: 1, floor: 0, erased: 0 }],
        ]),
      );
    }
  });
};

const parcelTo = ({ partition, code }: Village): Parcel => ({
  to: partition,
  kind: "citizen",
  id: uuidv7(),
  set: { name: "สมชาย ใจดี", areaCode: code, status: "active" },
  at: now,
});

const send = (
  store: Store,
  home: Village,
  parcels: readonly Parcel[],
  also: () => void = () => {},
): Promise<PartitionChanges> =>
  store.push({
    ...rawPush(home, () => []),
    decide: (view) => {
      also();
      const row = rawRow(home, view.head + 1, { a: 1 });
      const changes = { head: view.head + 1, lastNumber: 1, results: [], rows: [row], parcels };
      return { changes, value: changes };
    },
  });
