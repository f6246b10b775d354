import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import {
  edit,
  everyRow,
  headOf,
  newCitizen,
  newHelp,
  phoneIn,
  rawPush,
  rawRow,
  removal,
  type OpenStore,
  type Village,
} from "./village.ts";

/** What a reader is given: which rows, in which order, in how many pages. */
export const pagesContract = (opened: () => OpenStore, village: () => Village): void => {
  test("[C2] a row edited many times comes once, at the place of its last change", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const id = uuidv7();
    await phone.push([newCitizen(1, home, { nickname: "หนึ่ง" }, id), newCitizen(2, home, { nickname: "สอง" })]);
    await phone.push([edit(3, id, "citizen", 0, { nickname: "สาม" }), edit(4, id, "citizen", 0, { nickname: "สี่" })]);
    expect((await everyRow(store, home)).map(({ seq, body }) => [seq, body?.["nickname"]])).toEqual([
      [2, "สอง"],
      [4, "สี่"],
    ]);
  });

  test("[C3] pages end to end give every row once, in the order of the changes", async () => {
    const { store } = opened();
    const home = village();
    await phoneIn(store, home).push(Array.from({ length: 25 }, (_, at) => newCitizen(at + 1, home)));
    const seqs: number[] = [];
    for (;;) {
      const page = await everyRow(store, home, { after: seqs.at(-1) ?? 0, maxRows: 10 });
      seqs.push(...page.map(({ seq }) => seq));
      if (page.length < 10) break;
    }
    expect(seqs).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });

  test("[C1] changes after the counter that was read stay for the next time", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    await phone.push([newCitizen(1, home), newCitizen(2, home)]);
    const head = await headOf(store, home);
    await phone.push([newCitizen(3, home)]);
    expect((await everyRow(store, home, { upTo: head })).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await everyRow(store, home, { after: head })).map(({ seq }) => seq)).toEqual([3]);
  });

  test("[P2] a reader gets the villages asked for and what is for all readers, never another village", async () => {
    const { store } = opened();
    const home = village();
    const other = { ...home, code: `${home.code.slice(0, 6)}02` };
    await store.push(
      rawPush(home, () => [
        rawRow(home, 1, { of: "home" }),
        rawRow(other, 2, { of: "other" }),
        { ...rawRow(home, 3, { of: "all" }), audience: "" },
      ]),
    );
    const seen = async (audiences: string[]) =>
      (await everyRow(store, home, { audiences })).map(({ body }) => body?.["of"]);
    expect(await seen([home.code])).toEqual(["home", "all"]);
    expect(await seen([other.code])).toEqual(["other", "all"]);
    expect(await seen([home.code, other.code])).toEqual(["home", "other", "all"]);
    expect(await seen([])).toEqual(["all"]);
  });

  test("[P2] a reader gets only the kinds asked for", async () => {
    const { store } = opened();
    const home = village();
    await phoneIn(store, home).push([newCitizen(1, home), newHelp(2, home)]);
    const kinds = async (asked: string[]) => (await everyRow(store, home, { kinds: asked })).map(({ kind }) => kind);
    expect(await kinds(["helpLog"])).toEqual(["helpLog"]);
    expect(await kinds(["citizen", "helpLog"])).toEqual(["citizen", "helpLog"]);
    expect(await kinds([])).toEqual([]);
  });

  test("[M6] a deleted row stays as a mark without its body, for the readers who knew it and no others", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const id = uuidv7();
    await phone.push([newCitizen(1, home, {}, id), newCitizen(2, home)]);
    await phone.push([removal(3, id, "citizen", 1)]);
    expect((await everyRow(store, home)).map(({ seq, body }) => [seq, body === null])).toEqual([
      [2, false],
      [3, true],
    ]);
    expect((await everyRow(store, home))[1]).toMatchObject({ id, kind: "citizen", audience: home.code, versions: {} });
    expect(await everyRow(store, home, { audiences: [] })).toEqual([]);
    expect(await everyRow(store, home, { kinds: ["helpLog"] })).toEqual([]);
    expect((await phone.push([edit(4, id, "citizen", 3, { nickname: "ก" })])).results).toMatchObject([{ s: "gone" }]);
  });

  test("counters of partitions that nobody wrote to stand at 0, and each is asked for by name", async () => {
    const { store } = opened();
    const [written, untouched] = [village(), village()];
    await phoneIn(store, written).push([newCitizen(1, written)]);
    expect(await store.heads([written.partition, untouched.partition])).toEqual(
      new Map([
        [written.partition, { head: 1, floor: 0, erased: 0 }],
        [untouched.partition, { head: 0, floor: 0, erased: 0 }],
      ]),
    );
    expect(await store.heads([])).toEqual(new Map());
  });

  test("the epoch stays the same from one question to the next", async () => {
    const { store } = opened();
    const epoch = await store.epoch();
    expect(epoch).not.toBe("");
    expect(await store.epoch()).toBe(epoch);
  });
};
