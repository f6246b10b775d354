import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import {
  edit,
  everyRow,
  headOf,
  newCitizen,
  phoneIn,
  rawPush,
  rawRow,
  type OpenStore,
  type Village,
} from "./village.ts";

/** Who is counted how: each phone's numbers, each partition's counter, what was answered before. */
export const numbersContract = (opened: () => OpenStore, village: () => Village): void => {
  test("[W2] a phone's changes get the partition's next numbers, in the phone's order", async () => {
    const { store } = opened();
    const home = village();
    const verdict = await phoneIn(store, home).push(
      [1, 2, 3].map((n) => newCitizen(n, home, { nickname: `คนที่ ${n}` })),
    );
    expect(verdict.ack).toEqual({ n: 3, clean: [[1, 1, 3]] });
    expect((await everyRow(store, home)).map(({ seq, body }) => [seq, body?.["nickname"]])).toEqual([
      [1, "คนที่ 1"],
      [2, "คนที่ 2"],
      [3, "คนที่ 3"],
    ]);
    expect(await headOf(store, home)).toBe(3);
  });

  test("[W2] two phones share the partition's counter and each has numbers of its own", async () => {
    const { store } = opened();
    const home = village();
    const [nok, ploy] = [phoneIn(store, home), phoneIn(store, home)];
    await nok.push([newCitizen(1, home)]);
    expect((await ploy.push([newCitizen(1, home)])).ack).toEqual({ n: 1, clean: [[1, 2, 1]] });
    expect((await nok.push([newCitizen(2, home)])).ack).toEqual({ n: 2, clean: [[2, 3, 1]] });
  });

  test("[W2] one phone's numbers in one partition say nothing about another", async () => {
    const { store } = opened();
    const [here, there] = [village(), village()];
    const clientId = uuidv7();
    const over = { clientId };
    expect(await store.push(rawPush(here, () => [rawRow(here, 1, { a: 1 })], over))).toBe(1);
    const seen = await store.push({
      ...rawPush(there, () => [], over),
      decide: ({ head, lastNumber }) => ({ changes: null, value: [head, lastNumber] }),
    });
    expect(seen).toEqual([0, 0]);
  });

  test("[W3] a push whose answer was lost changes nothing when it comes again", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const batch = [newCitizen(1, home), newCitizen(2, home)];
    await phone.push(batch);
    const before = await everyRow(store, home);
    expect((await phone.push(batch)).ack).toEqual({ n: 2, new: 3 });
    expect(await everyRow(store, home)).toEqual(before);
    expect((await phone.push([...batch, newCitizen(3, home)])).ack).toEqual({ n: 3, clean: [[3, 3, 1]], new: 3 });
  });

  test("[W3] what was answered other than ok is answered again, in order, and to that phone alone", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const batch = [
      newCitizen(1, home, { status: "ไม่มีค่านี้" }),
      newCitizen(2, home),
      edit(3, uuidv7(), "citizen", 0, { nickname: "ก" }),
    ];
    const { results } = await phone.push(batch);
    expect(results).toEqual([
      { p: home.partition, n: 1, s: "rejected", code: "choice", field: "status" },
      { p: home.partition, n: 3, s: "gone" },
    ]);
    expect((await phone.push(batch)).results).toEqual(results);
    expect((await phone.push(batch.slice(1))).results).toEqual(results.slice(1));
    expect((await phoneIn(store, home).push([newCitizen(1, home)])).results).toEqual([]);
  });

  test("[W2] a gap in the numbers is refused, and nothing after it is taken", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    expect((await phone.push([newCitizen(1, home), newCitizen(3, home)])).ack).toMatchObject({ n: 1, expect: 2 });
    expect((await phone.push([newCitizen(5, home)])).ack).toEqual({ n: 1, expect: 2 });
    expect(await everyRow(store, home)).toHaveLength(1);
  });

  test("[W4] one bad change takes a number and blocks no other", async () => {
    const { store } = opened();
    const home = village();
    const verdict = await phoneIn(store, home).push([
      newCitizen(1, home),
      { n: 2, nonsense: true },
      newCitizen(3, home),
    ]);
    expect(verdict.ack).toEqual({
      n: 3,
      clean: [
        [1, 1, 1],
        [3, 2, 1],
      ],
    });
    expect(verdict.results).toMatchObject([{ n: 2, s: "rejected", code: "malformed" }]);
  });

  test("a decision that fails leaves nothing behind and holds nothing up", async () => {
    const { store } = opened();
    const home = village();
    const clientId = uuidv7();
    const failing = rawPush(home, () => expect.fail("the decision broke"), { clientId });
    await expect(store.push(failing)).rejects.toThrow("the decision broke");
    expect(await headOf(store, home)).toBe(0);
    expect(await store.push(rawPush(home, () => [rawRow(home, 1, { a: 1 })], { clientId }))).toBe(1);
  });

  test("[W3] a decision that has to be made twice is written once", async () => {
    const home = village();
    const { store, retryNext } = opened();
    let asked = 0;
    retryNext();
    await store.push(
      rawPush(home, (view) => {
        asked++;
        return [rawRow(home, view.head + 1, { a: 1 })];
      }),
    );
    expect(asked).toBe(2);
    expect((await everyRow(store, home)).map(({ seq }) => seq)).toEqual([1]);
  });

  test("[W2] a push of 200 changes is taken whole", async () => {
    const { store } = opened();
    const home = village();
    const mutations = Array.from({ length: 200 }, (_, at) => newCitizen(at + 1, home, { houseNo: `${at + 1}/1` }));
    expect((await phoneIn(store, home).push(mutations)).ack).toEqual({ n: 200, clean: [[1, 1, 200]] });
    expect((await everyRow(store, home)).map(({ body }) => body?.["houseNo"])).toEqual(
      mutations.map((_, at) => `${at + 1}/1`),
    );
  });
};
