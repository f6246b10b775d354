/** The app's update of a phone's database, broken off at every call: all unsent work stays, and the next start works. */
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { waitingKey } from "#tests/simulation/memory-phone.ts";
import { diskOf } from "#tests/golden/disk.ts";
import { person, village } from "#tests/golden/acts-parts.ts";
import { oldPhones, readOldPhone } from "#tests/golden/old-phone.ts";
import { failEveryCall, type Flow } from "./every-call.ts";
import { ways } from "./idb-faults.ts";
import { stateOf } from "./phone-state.ts";
import { faultsInThisFile } from "./quiet.ts";
import { account, edit, phoneOn } from "./village.ts";

faultsInThisFile();

const owner = { ...account, userId: person };
const noSignal: typeof fetch = async () => {
  throw new TypeError("Failed to fetch");
};

const update = (version: number): Flow<object, number> => {
  const { dump } = readOldPhone(version);
  const rowsOf = (name: string): readonly unknown[] => dump.stores.find(({ store }) => store === name)?.rows ?? [];
  // An older release wrote them.
  const waiting = (rowsOf("waiting") as Parameters<typeof waitingKey>[0][]).map(waitingKey);
  const citizens = rowsOf("record:citizen").length;
  return {
    prepare: async () => ({ world: {}, disk: await diskOf(dump) }),
    run: (page) => phoneOn(page.indexedDb, noSignal, owner).database.waiting.count(),
    wrong: async (_world, disk, outcome) => {
      const phone = phoneOn(disk, noSignal, owner);
      try {
        const { waiting: kept, rows } = await stateOf(phone);
        const lost = waiting.filter((key) => !kept.has(key));
        const shown = [...rows.values()].filter(({ kind }) => kind === "citizen").length;
        const saved = await phone.save([
          { ...edit(1, {}), op: "put", set: { name: "ใหม่", areaCode: village, status: "active" } },
        ]);
        const after = await phone.database.waiting.count();
        return [
          ...lost.map((key) => `${key} is lost`),
          ...(outcome.end === "done" && outcome.value !== waiting.length ? [`it showed ${outcome.value} waiting`] : []),
          ...(shown === citizens ? [] : [`${shown} people, not ${citizens}`]),
          ...(saved.ok && after === waiting.length + 1 ? [] : [`the next save: ${JSON.stringify(saved)}, ${after}`]),
        ];
      } finally {
        phone.close();
      }
    },
  };
};

const cases = oldPhones().flatMap((version) => ways.map((way) => [version, way] as const));

test.each(cases)(
  "[V2] a database of version %i is brought up to date or left as it was, whichever call %s",
  async (version, way) => {
    const flow = update(version);
    const { calls, wrong } = await failEveryCall(
      // A start that failed gives no count: it is tried again by hand.
      { ...flow, run: (page, world) => flow.run(page, world).catch(() => countOf(version)) },
      way,
      ({ meter }) => meter,
    );
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(3);
  },
);

const countOf = (version: number): number =>
  readOldPhone(version).dump.stores.find(({ store }) => store === "waiting")?.rows.length ?? 0;
