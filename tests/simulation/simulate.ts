/**
 * One simulated life from one seed: phones and server with the product's own code, a bad link, crashes, clocks off by
 * years. At the end the link heals, and everything anybody was promised is checked (docs/sync.md).
 */
import { memoryStore } from "#server/stores/memory-store.ts";
import { registryVersion } from "#domain/record-types.ts";
import { deliverParcels } from "#sync/parcels.ts";
import type { Store, StoredRow } from "#sync/store.ts";
import { act } from "./acts.ts";
import { brokenOnPhone } from "./always-true.ts";
import { chanceFrom, type Chance } from "./chance.ts";
import { plant, type DefectName, type Defects } from "./defects.ts";
import { brokenInTheEnd } from "./in-the-end.ts";
import { linkOf, settle, type Link } from "./link.ts";
import { memoryPhone } from "./memory-phone.ts";
import { places } from "./places.ts";
import { offices } from "./offices.ts";
import { moveHouse, troubles } from "./troubles.ts";
import { Crash, Full, serverClock, type Phone, type Village } from "./village.ts";

export interface SimulationOptions {
  readonly defect?: DefectName;
  readonly steps?: number;
  /** The share of steps in which somebody is given other villages. */
  readonly moves?: number;
  /** The share of steps in which something else goes wrong (troubles.ts). */
  readonly trouble?: number;
}

type Odds = Required<Pick<SimulationOptions, "moves" | "trouble">>;

/** What broke, each with its rule; nothing when all promises held. */
export const simulate = async (
  seed: number,
  { defect, steps, moves = 0.01, trouble = 0.03 }: SimulationOptions = {},
): Promise<string[]> => {
  const chance = chanceFrom(seed);
  const defects = plant(defect);
  const village = villageOf(chance, defects);
  await plantTargets(village);
  await plantOffices(village);
  const store = pausing(village, defects.store(village.store));
  const postParcels = async (from: string): Promise<void> => {
    // A server that stops between the commit and the delivery.
    if (village.isCalm || chance.happens(0.8)) await deliverParcels(store, serverClock(village), from);
  };
  const deps = { store, seal: openSeal, newId: chance.id, isVillage: () => true, idleSeconds: 60, postParcels };
  const link = linkOf(village, deps, chance.pick([20, 60, 400, 65_536]), defects);
  // Some lives last days, some a season: weekly checks belong to the long ones.
  const pace = chance.pick([30, 30, 300]);

  for (let at = 0; at < (steps ?? 200 + chance.below(300)) && village.broken.length === 0; at++) {
    village.minute += chance.below(pace);
    await liveOn(village, link, { moves, trouble });
  }
  if (village.broken.length === 0) await heal(village, link);
  return village.broken.length > 0 ? village.broken : brokenInTheEnd(village);
};

/** The programme's villages have their targets before anybody works there: no partition of theirs is without a row. */
const plantTargets = async (village: Village): Promise<void> => {
  for (const [at, code] of [...new Set(places.flat())].entries()) {
    const body = { areaCode: code, fiscalYear: 2570, people: 4, nameTh: "บ้าน", nameEn: "Ban" };
    const place = { partition: `t:${code.slice(0, 6)}`, id: `00000000-0000-7000-8000-00000000000${at}` };
    await plantRow(village, { ...place, kind: "villageTarget", audience: code, body }, at);
  }
};

const plantOffices = async (village: Village): Promise<void> => {
  for (const [at, { partition, id, kind, body }] of offices.entries()) {
    await plantRow(village, { partition, id, kind, audience: "", body }, 100 + at);
  }
};

const plantRow = async (
  { store }: Village,
  planted: Pick<StoredRow, "partition" | "id" | "kind" | "audience" | "body">,
  at: number,
): Promise<void> => {
  const when = { now: "2026-11-22T00:00:00.000Z", clientId: `planting ${at}`, userId: "server" };
  await store.push({
    ...when,
    partition: planted.partition,
    firstNumber: 1,
    rowIds: [],
    decide: ({ head }) => {
      const numbered = { seq: head + 1, priorSeq: 0, made: [head + 1, "server"] as const, lastClient: "server" };
      const rows = [{ ...planted, ...numbered, versions: {}, receivedAt: when.now, deviceAt: when.now }];
      return { changes: { head: head + 1, lastNumber: 1, results: [], rows }, value: null };
    },
  });
};

const liveOn = async (village: Village, link: Link, { moves, trouble }: Odds): Promise<void> => {
  const { chance } = village;
  const phone = chance.pick(village.phones);
  const roll = chance.fraction();
  if (roll < 0.35) await act(village, phone);
  else if (roll < 0.55) link.startSync(phone, chance.below(2));
  else if (roll < 0.58) phone.crashIn = chance.below(40);
  else if (roll < 0.58 + moves) await moveHouse(village, phone);
  else if (roll < 0.58 + moves + trouble) await chance.pick(troubles)(village, phone);
  else await link.step();
  await settle();
};

const heal = async (village: Village, link: Link): Promise<void> => {
  village.isCalm = true;
  for (const phone of village.phones) Object.assign(phone, { crashIn: null, isFull: false, isSignedOut: false });
  await deliverParcels(village.store, serverClock(village));
  // The first round ends what was under way, the second sends what waits, the third fetches what others sent; a clone
  // that finds out needs one more, and in the last every copy is compared with the server's.
  for (let round = 0; round < 5; round++) {
    if (round === 4) village.minute += 8 * 24 * 60;
    for (const phone of village.phones) {
      link.startSync(phone, 0);
      for (let patience = 5000; !link.isQuiet() || phone.busyTabs.size > 0; patience--) {
        if (patience === 0) {
          village.broken.push(`W1: ${phone.name} never comes to rest`);
          return;
        }
        await settle();
        await link.step();
      }
    }
  }
};

const villageOf = (chance: Chance, defects: Defects): Village => {
  const store = memoryStore({ isRetried: () => chance.happens(0.1) });
  const village: Village = {
    chance,
    store,
    phones: [],
    messages: [],
    paused: [],
    commits: [],
    arrived: new Map(),
    cloned: new Set(),
    erased: new Map(),
    hasNewFloor: false,
    lastNight: null,
    broken: [],
    minute: 0,
    isCalm: false,
  };
  // The first two are two phones of one person; the third shares that person's village.
  const malee = chance.id();
  const people = [
    { name: "malee", userId: malee, villages: places[0] },
    { name: "malee's second", userId: malee, villages: places[0] },
    { name: "somsak", userId: chance.id(), villages: places[2] },
    { name: "nok", userId: chance.id(), villages: places[1] },
    { name: "ploy", userId: chance.id(), villages: places[3] },
    { name: "dao", userId: chance.id(), villages: places[0] },
    { name: "fah", userId: chance.id(), villages: places[1] },
    { name: "chai", userId: chance.id(), villages: places[3] },
  ];
  for (const person of people.slice(0, 2 + chance.below(7))) village.phones.push(phoneOf(village, defects, person));
  // Two counters of a centre and two officers of an agency, in one life of three.
  if (chance.below(3) === 0) {
    for (const office of [...offices, ...offices]) {
      const person = { name: `${office.kind} ${chance.id()}`, userId: chance.id(), villages: [], office };
      village.phones.push(phoneOf(village, defects, person));
    }
  }
  return village;
};

const phoneOf = (
  village: Village,
  defects: Defects,
  person: Pick<Phone, "name" | "userId" | "villages"> & Partial<Pick<Phone, "office">>,
): Phone => {
  const clientId = village.chance.id();
  const countDown = (): void => {
    if (phone.crashIn === null) return;
    if (phone.crashIn-- <= 0) throw new Crash("power lost");
  };
  const storage = memoryPhone(clientId, {
    beforeCall: (call) => {
      if (phone.isFull && call === "commit") throw new Full("storage full");
      countDown();
    },
    afterCommit: (before, after) => {
      const followed = { villages: phone.villagesEver, partition: phone.office?.partition };
      const broken = brokenOnPhone(before, after, followed, village.hasNewFloor);
      village.broken.push(...broken.map((what) => `${phone.name}: ${what}`));
      countDown();
    },
  });
  const phone: Phone = {
    office: null,
    ...person,
    storage: defects.storage(storage),
    clockOff: village.chance.below(9) - 4,
    villagesEver: new Set(person.villages),
    life: 0,
    crashIn: null,
    registry: village.chance.below(registryVersion) + 1,
    isFull: false,
    isSignedOut: false,
    busyTabs: new Set(),
    journal: [],
  };
  return phone;
};

/** The village's store with pauses between its calls. */
const pausing = (village: Village, store: Store): Store => {
  const { chance } = village;
  const pause = async (): Promise<void> => {
    if (!village.isCalm && chance.happens(0.3)) await new Promise<void>((goOn) => village.paused.push(goOn));
  };
  return {
    ...store,
    push: async (job) => {
      await pause();
      return store.push(job);
    },
    heads: async (names) => {
      await pause();
      return store.heads(names);
    },
    page: async (query) => {
      await pause();
      return store.page(query);
    },
  };
};

// Sealing is tested elsewhere; here cursors stay readable, so that they can be compared.
const openSeal = { seal: (text: string) => text, open: (sealed: string) => sealed };
