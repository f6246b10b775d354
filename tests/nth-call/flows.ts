/** What a phone does, each with what must hold when it was broken off anywhere. */
import type { Phone } from "#data/phone.ts";
import type { Draft } from "#sync/save.ts";
import type { PhoneState } from "#tests/simulation/memory-phone.ts";
import { bodyText } from "#tests/simulation/plain-model.ts";
import type { Flow, Outcome } from "./every-call.ts";
import type { Page } from "./idb-faults.ts";
import { gist, halfWritten, stateOf } from "./phone-state.ts";
import type { SmallServer } from "./small-server.ts";
import { edit, idAt, nok, partitions, person, phoneOn, posts, villages, type Day } from "./village.ts";

export interface World {
  readonly server: SmallServer;
  /** The person's villages as the server knows them. */
  readonly villages: readonly string[];
  readonly before: PhoneState;
}

/** Opens the disk in a page that is whole, looks, and closes. */
export const lookAt = async <T>(
  { server, villages: own }: Pick<World, "server" | "villages">,
  disk: IDBFactory,
  look: (phone: Phone) => Promise<T>,
): Promise<T> => {
  const phone = phoneOn(disk, server.fetchFor(nok, own));
  try {
    return await look(phone);
  } finally {
    phone.close();
  }
};

/** `sent`, or what went wrong. */
export const sends = async (phone: Phone): Promise<string> => {
  await phone.sender.wake();
  const state = phone.sender.state();
  return state.phase === "failed" ? state.error.type : "sent";
};

const preparing = async (
  day: Day,
  own: readonly string[],
): Promise<() => Promise<{ readonly world: World; readonly disk: IDBFactory }>> => {
  const before = await lookAt({ server: await day.server(), villages: own }, await day.disk(), stateOf);
  return async () => ({ world: { server: await day.server(), villages: own, before }, disk: await day.disk() });
};

const differences = (where: string, expected: readonly string[], found: readonly string[]): string[] => [
  ...expected.filter((line) => !found.includes(line)).map((line) => `${where} lacks ${line}`),
  ...found.filter((line) => !expected.includes(line)).map((line) => `${where} has ${line}`),
  ...(found.length === expected.length ? [] : [`${where} has ${found.length} lines, not ${expected.length}`]),
];

interface End {
  readonly phone: readonly string[];
  readonly server: readonly string[];
}

export const endOf = async ({ server }: Pick<World, "server">, state: PhoneState): Promise<End> => ({
  phone: gist(state),
  server: (await server.bodies(partitions)).map(bodyText).toSorted(),
});

export const differsFrom = (expected: End, found: End): string[] => [
  ...differences("phone", expected.phone, found.phone),
  ...differences("server", expected.server, found.server),
];

type Fetching = (page: Page, world: World, toServer: typeof fetch) => typeof fetch;

/**
 * Sends and fetches. Whatever is broken off, the next try ends where the first one would have ended: nothing is missing
 * and nothing counted twice. `throughWhat` stands between phone and server.
 */
export const exchange = async (
  day: Day,
  own: readonly string[],
  throughWhat: Fetching = (_page, _world, toServer) => toServer,
): Promise<Flow<World, string>> => {
  const prepare = await preparing(day, own);
  const calm = await prepare();
  const expected = await lookAt(calm.world, calm.disk, async (phone) => {
    const sent = await sends(phone);
    if (sent !== "sent") throw new Error(`without any fault: ${sent}`);
    return endOf(calm.world, await stateOf(phone));
  });
  const goOnFrom = onceFromEach();
  return {
    prepare,
    run: (page, world) => sends(phoneOn(page.indexedDb, throughWhat(page, world, world.server.fetchFor(nok, own)))),
    wrong: (world, disk) =>
      lookAt(world, disk, async (phone) => {
        const state = await stateOf(phone);
        const again = await goOnFrom([state.meta, await endOf(world, state)], async () => {
          const sent = await sends(phone);
          const end = await endOf(world, await stateOf(phone));
          return [...(sent === "sent" ? [] : [`the next try: ${sent}`]), ...differsFrom(expected, end)];
        });
        return [...halfWritten(world.before, state, [...posts, ...own]), ...again];
      }),
  };
};

/** Most calls leave the world as one of few: how it goes on from each of them is looked at once. */
export const onceFromEach = () => {
  const known = new Map<string, Promise<readonly string[]>>();
  return (where: unknown, goOn: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    const key = JSON.stringify(where);
    const seen = known.get(key) ?? goOn();
    known.set(key, seen);
    return seen;
  };
};

const visit: Draft = {
  op: "put",
  kind: "helpLog",
  id: idAt(21),
  set: {
    citizenId: idAt(9),
    areaCode: villages.here,
    by: nok,
    at: "2026-11-22T04:00:00.000Z",
    minutes: 15,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
  },
};
/** One act: a new person, a help, and a record that has unsent changes already. */
const act: readonly Draft[] = [person(9, villages.here), visit, edit(1, { houseNo: "44" })];

export const saving = async (day: Day): Promise<Flow<World & { opened?: Phone }, boolean>> => ({
  prepare: await preparing(day, posts),
  begin: async (page, world) => {
    world.opened = phoneOn(page.indexedDb, world.server.fetchFor(nok, posts));
    await world.opened.database.waiting.count();
  },
  run: async (_page, { opened }) => (await opened?.save(act))?.ok === true,
  wrong: (world, disk, outcome) =>
    lookAt(world, disk, async (phone) => {
      const after = await stateOf(phone);
      const broken = halfWritten(world.before, after, posts);
      const added = after.waiting.size - world.before.waiting.size;
      const again = await phone.save([edit(1, { houseNo: "55" })]);
      const sent = await sends(phone);
      const bodies = (await world.server.bodies(partitions)).map(bodyText);
      const people = bodies.filter((body) => body.includes("คนที่ 9")).length;
      return [
        ...broken,
        ...(mayHaveAdded(outcome).includes(added)
          ? []
          : [`${JSON.stringify(outcome)}, and ${added} changes are there`]),
        ...(again.ok && sent === "sent" ? [] : [`the next try: ${JSON.stringify(again)} ${sent}`]),
        ...(people * act.length === added
          ? []
          : [`${added} changes were kept, and the server has ${people} new people`]),
      ];
    }),
});

/** What was called saved is there, what was not is not; a page that closed may have said neither. */
const mayHaveAdded = (outcome: Outcome<boolean>): readonly number[] => {
  if (outcome.end === "closed") return [0, act.length];
  return outcome.value ? [act.length] : [0];
};
