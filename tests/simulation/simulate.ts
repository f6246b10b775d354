/**
 * One simulated life from one seed: phones and server with the product's own code, a bad link, crashes, clocks off by
 * years. At the end the link heals, and everything anybody was promised is checked (docs/sync.md).
 */
import { memoryStore } from "#server/stores/memory-store.ts";
import type { Store } from "#sync/store.ts";
import { act } from "./acts.ts";
import { brokenOnPhone } from "./always-true.ts";
import { chanceFrom, type Chance } from "./chance.ts";
import { plant, type DefectName, type Defects } from "./defects.ts";
import { brokenInTheEnd } from "./in-the-end.ts";
import { linkOf, settle, type Link } from "./link.ts";
import { memoryPhone } from "./memory-phone.ts";
import { Crash, type Phone, type Village } from "./village.ts";

export interface SimulationOptions {
  readonly defect?: DefectName;
  readonly steps?: number;
  /** The share of steps in which somebody is given other villages. */
  readonly moves?: number;
}

/** What broke, each with its rule; nothing when all promises held. */
export const simulate = async (
  seed: number,
  { defect, steps = 220, moves = 0.01 }: SimulationOptions = {},
): Promise<string[]> => {
  const chance = chanceFrom(seed);
  const defects = plant(defect);
  const village = villageOf(chance, defects);
  await plantTargets(village);
  const deps = { store: pausing(village), seal: openSeal, newId: chance.id, idleSeconds: 60 };
  const link = linkOf(village, deps, chance.pick([20, 60, 400, 65_536]), defects);

  for (let at = 0; at < steps && village.broken.length === 0; at++) {
    village.minute += chance.below(30);
    await liveOn(village, link, moves);
  }
  if (village.broken.length === 0) await heal(village, link);
  return village.broken.length > 0 ? village.broken : brokenInTheEnd(village);
};

/** The programme's villages have their targets before anybody works there: no partition of theirs is without a row. */
const plantTargets = async ({ store }: Village): Promise<void> => {
  for (const [at, code] of [...new Set(places.flat())].entries()) {
    const [partition, id] = [`t:${code.slice(0, 6)}`, `00000000-0000-7000-8000-00000000000${at}`];
    const body = { areaCode: code, fiscalYear: 2570, people: 4, nameTh: "บ้าน", nameEn: "Ban" };
    const when = { now: "2026-11-22T00:00:00.000Z", clientId: `planting ${at}`, userId: "server" };
    const kept = { partition, id, kind: "villageTarget", audience: code, body, versions: {}, lastClient: "server" };
    await store.push({
      ...when,
      partition,
      firstNumber: 1,
      rowIds: [],
      decide: ({ head }) => {
        const numbered = { seq: head + 1, priorSeq: 0, made: [head + 1, "server"] as const };
        const rows = [{ ...kept, ...numbered, receivedAt: when.now, deviceAt: when.now }];
        return { changes: { head: head + 1, lastNumber: 1, results: [], rows }, value: null };
      },
    });
  }
};

const liveOn = async (village: Village, link: Link, moves: number): Promise<void> => {
  const { chance } = village;
  const phone = chance.pick(village.phones);
  const roll = chance.fraction();
  if (roll < 0.35) await act(village, phone);
  else if (roll < 0.55) link.startSync(phone, chance.below(2));
  else if (roll < 0.58) phone.crashIn = chance.below(40);
  else if (roll < 0.58 + moves) moveHouse(village, phone);
  else await link.step();
  await settle();
};

/** The person is given other villages to look after. */
const moveHouse = (village: Village, phone: Phone): void => {
  const villages = village.chance.pick(places);
  phone.villages = villages;
  for (const code of villages) phone.villagesEver.add(code);
};

const heal = async (village: Village, link: Link): Promise<void> => {
  village.isCalm = true;
  for (const phone of village.phones) phone.crashIn = null;
  // The first round ends what was under way, the second sends what waits, the third fetches what others sent.
  for (let round = 0; round < 3; round++) {
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

const places = [["33010401"], ["33010402"], ["33010401", "33010402"], ["33010401", "33010501"]] as const;

const villageOf = (chance: Chance, defects: Defects): Village => {
  const store = defects.store(memoryStore({ isRetried: () => chance.happens(0.1) }));
  const village: Village = {
    chance,
    store,
    phones: [],
    messages: [],
    paused: [],
    commits: [],
    arrived: new Map(),
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
  ];
  for (const person of people.slice(0, 2 + chance.below(4))) village.phones.push(phoneOf(village, defects, person));
  return village;
};

const phoneOf = (
  village: Village,
  defects: Defects,
  person: { readonly name: string; readonly userId: string; readonly villages: readonly string[] },
): Phone => {
  const clientId = village.chance.id();
  const countDown = (): void => {
    if (phone.crashIn === null) return;
    if (phone.crashIn-- <= 0) throw new Crash("power lost");
  };
  const storage = memoryPhone(clientId, {
    beforeCall: countDown,
    afterCommit: (before, after) => {
      village.broken.push(...brokenOnPhone(before, after, phone.villagesEver).map((what) => `${phone.name}: ${what}`));
      countDown();
    },
  });
  const phone: Phone = {
    ...person,
    clientId,
    storage: defects.storage(storage),
    clockOff: village.chance.below(9) - 4,
    villagesEver: new Set(person.villages),
    life: 0,
    crashIn: null,
    busyTabs: new Set(),
    journal: [],
  };
  return phone;
};

/** The village's store with pauses between its calls, and a note of each commit. */
const pausing = (village: Village): Store => {
  const { store, chance } = village;
  const pause = async (): Promise<void> => {
    if (!village.isCalm && chance.happens(0.3)) await new Promise<void>((goOn) => village.paused.push(goOn));
  };
  return {
    ...store,
    push: async (job) => {
      await pause();
      const last: { commit: Village["commits"][number] | null } = { commit: null };
      const value = await store.push({
        ...job,
        decide: (view) => {
          const decision = job.decide(view);
          const { changes } = decision;
          const { partition, clientId } = job;
          const decided = { partition, clientId, headBefore: view.head, from: view.lastNumber };
          last.commit = changes && { ...decided, to: changes.lastNumber, results: changes.results };
          return decision;
        },
      });
      if (last.commit) village.commits.push(last.commit);
      return value;
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
