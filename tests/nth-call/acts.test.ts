/** What a person does with work that was not simply taken, broken off at every call: all of the act, or none of it. */
import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { entriesInNeed } from "#data/attention.ts";
import { settleConflict } from "#data/conflicts.ts";
import { acknowledge, giveToCoordinator, resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Phone } from "#data/phone.ts";
import { seenIn } from "#data/use-phone.ts";
import { conflict } from "#domain/records/conflict.ts";
import { diskOf, dumpOf } from "#tests/golden/disk.ts";
import type { PhoneState } from "#tests/simulation/memory-phone.ts";
import { failEveryCall, type Flow } from "./every-call.ts";
import { lookAt, sends } from "./flows.ts";
import { ways } from "./idb-faults.ts";
import { halfWritten, stateOf } from "./phone-state.ts";
import { faultsInThisFile } from "./quiet.ts";
import type { SmallServer } from "./small-server.ts";
import { busyDay, edit, nok, phoneOn, posts, villages } from "./village.ts";

faultsInThisFile();

/** The busy day's evening: one change was refused, and one field was changed by two people. */
const evening = async () => {
  const day = await busyDay();
  const [server, disk] = [await day.server(), await day.disk()];
  const before = await lookAt({ server, villages: posts }, disk, async (phone) => {
    await phone.save([edit(2, { birthYear: 2514 })]);
    await sends(phone);
    return stateOf(phone);
  });
  return { server, before, dump: await dumpOf(disk, `asa-${nok}`) };
};

type Act = (phone: Phone, refused: AnsweredEntry) => Promise<{ readonly ok: boolean }>;

const openConflicts = async ({ database }: Phone) =>
  (await database.rows(conflict.kind).where("body.state").equals("open").toArray()).map((row) =>
    seenIn<typeof conflict>(row),
  );

const takeTheLost: Act = async (phone) => {
  const [open] = await openConflicts(phone);
  return open ? settleConflict(phone, open, "lost") : { ok: false };
};

/** How many changes each adds to the outbox, and how many things it leaves that need somebody, of two. */
const acts: readonly (readonly [name: string, act: Act, adds: number])[] = [
  [
    "gives refused work to the coordinator",
    (phone, entry) => giveToCoordinator(phone, entry, villages.here, "ช่วยดู"),
    1,
  ],
  ["leaves refused work as it is", acknowledge, 0],
  ["mends refused work", (phone, entry) => resend(phone, entry, [edit(2, { birthYear: 1971 })]), 1],
  ["takes the value that lost", takeTheLost, 2],
];

const needs = async (phone: Phone): Promise<number> =>
  (await entriesInNeed(phone.database)).length + (await openConflicts(phone)).length;

interface World {
  readonly server: SmallServer;
  readonly before: PhoneState;
}

const refusedOn = async ({ database }: Phone): Promise<AnsweredEntry> => {
  const refused = await database.answered.where("state").equals("rejected").first();
  if (!refused) throw new Error("nothing was refused");
  return refused;
};

const doing = async (
  act: Act,
  adds: number,
): Promise<Flow<World & { opened?: readonly [Phone, AnsweredEntry] }, boolean>> => {
  const { server, before, dump } = await evening();
  return {
    prepare: async () => ({ world: { server, before }, disk: await diskOf(dump) }),
    begin: async (page, world) => {
      const phone = phoneOn(page.indexedDb, server.fetchFor(nok, posts));
      world.opened = [phone, await refusedOn(phone)];
    },
    // A read that fails before anything is saved is an act that did not happen.
    run: async (_page, { opened }) => (opened ? (await act(...opened).catch(() => ({ ok: false }))).ok : false),
    wrong: (_world, disk, outcome) =>
      lookAt({ server, villages: posts }, disk, async (phone) => {
        const after = await stateOf(phone);
        const isDone = after.waiting.size - before.waiting.size === adds && (await needs(phone)) === 1;
        const isUndone = after.waiting.size === before.waiting.size && (await needs(phone)) === 2;
        const isAsSaid = outcome.end === "closed" || outcome.value === isDone;
        const again = isUndone ? await act(phone, await refusedOn(phone)) : { ok: true };
        return [
          ...halfWritten(before, after, posts),
          ...((isDone || isUndone) && isAsSaid ? [] : [`${JSON.stringify(outcome)}: ${after.waiting.size} wait`]),
          ...(again.ok && (await needs(phone)) === 1 ? [] : ["the next try did not do it"]),
        ];
      }),
  };
};

describe.each(acts)("[O6] a person who %s", (_name, act, adds) => {
  test.each(ways)("does all of it or nothing, whichever call %s", async (way) => {
    const { calls, wrong } = await failEveryCall(await doing(act, adds), way, ({ meter }) => meter);
    expect([wrong, calls > 3]).toEqual([[], true]);
  });
});
