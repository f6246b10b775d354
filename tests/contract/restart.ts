import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { RESTART_STEP } from "#sync/store.ts";
import { everyRow, rawPush, rawRow, type OpenStore, type Village } from "./village.ts";

/** After a restored backup. It changes the whole store: it is tested last. */
export const restartContract = (opened: () => OpenStore, village: () => Village): void => {
  test("[R4] a restart gives a new epoch and leaves a gap in which no number is ever given out again", async () => {
    const { store } = opened();
    const home = village();
    await store.push(rawPush(home, () => [rawRow(home, 1, { a: 1 })]));
    const before = await store.epoch();
    await store.restart();
    expect(await store.epoch()).not.toBe(before);
    const seen = await store.push(rawPush(home, (view) => [rawRow(home, view.head + 1, { a: 2 })]));
    expect(seen).toBe(1 + RESTART_STEP + 1);
    expect((await everyRow(store, home)).map(({ seq }) => seq)).toEqual([1, seen]);
  });

  test("[R4] a partition that the backup does not know begins above the numbers that it may have had", async () => {
    const { store } = opened();
    const first = async (): Promise<number> => {
      const home = village();
      expect(await store.heads([home.partition])).toEqual(
        new Map([[home.partition, { head: 0, floor: 0, erased: 0 }]]),
      );
      return store.push(rawPush(home, (view) => [rawRow(home, view.head + 1, { a: 1 })]));
    };
    const before = await first();
    await store.restart();
    expect(await first()).toBe(before + RESTART_STEP);
    await store.restart();
    expect(await first()).toBe(before + 2 * RESTART_STEP);
  });

  test("[R2] a restart remembers how far each phone had come, and what comes afterwards does not change it", async () => {
    const { store } = opened();
    const [here, there] = [village(), village()];
    const clientId = uuidv7();
    for (const home of [here, here]) await store.push(rawPush(home, () => [], { clientId }));
    await store.restart();
    for (const home of [here, there]) await store.push(rawPush(home, () => [], { clientId }));
    expect(await store.numbersAtRestart(clientId)).toEqual(new Map([[here.partition, 2]]));
    expect(await store.numbersAtRestart(uuidv7())).toEqual(new Map());
    expect(await store.lastNumbers(clientId, [here.partition])).toEqual(new Map([[here.partition, 3]]));
  });
};
