/** Volunteers who work on their phones, the phone's real code, and a book of all that they were told is saved. */
import { uuidv7 } from "uuidv7";
import type { Phone } from "#data/phone.ts";
import type { PlantedRecord } from "#server/plant.ts";
import type { Draft } from "#sync/save.ts";
import { networkTo } from "#tests/proxy/network.ts";
import { phoneWith, send } from "#tests/proxy/work.ts";
import { testKey } from "#tests/server/device-keys.ts";
import type { Chance } from "#tests/simulation/chance.ts";
import type { Clock, RunningServer } from "./in-process.ts";

/** What was saved, by anybody. */
export interface Book {
  readonly people: Set<string>;
  readonly helps: Set<string>;
  /** Follow-up → how often it was put off. */
  readonly steps: Map<string, number>;
}

export const newBook = (): Book => ({ people: new Set(), helps: new Set(), steps: new Map() });

export interface Worker {
  readonly userId: string;
  readonly village: string;
  readonly phone: Phone;
  /** One act, saved on the phone and written into the book. */
  readonly act: () => Promise<void>;
  /** `ok`, or the type of the error. Signs in again where the session is gone. */
  readonly sync: (server: RunningServer) => Promise<string>;
}

/** Two in one village, one in the next, one in another sub-district. */
export const team = [
  ["019ab100-0000-7000-8000-000000000001", "98010101"],
  ["019ab100-0000-7000-8000-000000000002", "98010101"],
  ["019ab100-0000-7000-8000-000000000003", "98010102"],
  ["019ab100-0000-7000-8000-000000000004", "98010201"],
] as const;

export const teamRecords: readonly PlantedRecord[] = [
  ...team.flatMap(([userId, scope]): PlantedRecord[] => [
    { kind: "user", id: userId, body: { name: "อาสา ตัวอย่าง", affiliations: [] } },
    {
      kind: "membership",
      id: userId.replace("019ab", "019ac"),
      body: { userId, role: "volunteer", scope, from: "2026-01-01" },
    },
  ]),
  ...[...new Set(team.map(([, areaCode]) => areaCode))].map((areaCode, at) => ({
    kind: "villageTarget",
    id: `019ad100-0000-7000-8000-00000000000${at}`,
    body: { areaCode, fiscalYear: 2570, people: 4, nameTh: `บ้านตัวอย่าง ${at}`, nameEn: `Ban Tuayang ${at}` },
  })),
];

export interface WorkerTerms {
  readonly book: Book;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Of answers, how many are lost on the way. */
  readonly lossRate: () => number;
}

export const newWorker = async (
  server: RunningServer,
  [userId, village]: readonly [string, string],
  { book, clock, chance, lossRate }: WorkerTerms,
): Promise<Worker> => {
  const clientId = uuidv7();
  const now = (): string => clock.now;
  const session = { network: networkTo(server.origin, "", undefined, now) };
  const fetchFrom: typeof fetch = async (...request) => {
    const answer = await session.network.fetchFrom(...request);
    if (!chance.happens(lossRate())) return answer;
    throw new TypeError("The answer was lost.");
  };
  const phone = phoneWith(userId, clientId, fetchFrom, { now: () => new Date(clock.now) });
  await signIn(session.network.fetchFrom, await server.code(userId), clientId);
  return {
    userId,
    village,
    phone,
    act: () => act(phone, { userId, village, book, clock, chance }),
    sync: async (current) => {
      const ending = await send(phone);
      if (ending !== "signedOut") return ending;
      // The session was made after the backup: the person signs in again, as a phone that has an id already.
      session.network = networkTo(current.origin, "", undefined, now);
      await signIn(session.network.fetchFrom, await current.code(userId), uuidv7());
      return send(phone);
    },
  };
};

const signIn = async (fetchFrom: typeof fetch, code: string, clientId: string): Promise<void> => {
  const answer = await fetchFrom("/v1/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, clientId, key: testKey.publicKey }),
  });
  if (!answer.ok) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
};

interface Doer {
  readonly userId: string;
  readonly village: string;
  readonly book: Book;
  readonly clock: Clock;
  readonly chance: Chance;
}

const act = async (phone: Phone, doer: Doer): Promise<void> => {
  const { book, chance, village: areaCode } = doer;
  const people = await phone.database.rows("citizen").toCollection().primaryKeys();
  const followUps = await phone.database.rows("followUp").toCollection().primaryKeys();
  const what = chance.below(6);
  if (what === 0 || people.length === 0) {
    const id = uuidv7();
    await save(phone, [{ op: "put", kind: "citizen", id, set: { name: "ป้าสาธิต", areaCode, status: "active" } }]);
    book.people.add(id);
  } else if (what === 1) {
    const set = { houseNo: String(chance.below(99)) };
    await save(phone, [{ op: "patch", kind: "citizen", id: chance.pick(people), set }]);
  } else if (what === 2 && followUps.length > 0) {
    const id = chance.pick(followUps);
    await save(phone, [{ op: "patch", kind: "followUp", id, inc: { movedCount: 1 } }]);
    book.steps.set(id, (book.steps.get(id) ?? 0) + 1);
  } else {
    const [help, followUp] = [uuidv7(), uuidv7()];
    await save(phone, helpDrafts(help, followUp, chance.pick(people), doer));
    book.helps.add(help);
    book.steps.set(followUp, 0);
  }
};

const helpDrafts = (help: string, followUp: string, citizenId: string, { userId, village, clock }: Doer): Draft[] => {
  const shared = { citizenId, areaCode: village };
  const log = { by: userId, at: clock.now, minutes: 15, place: "home", topics: ["ID-THAID"], outcome: "done" };
  const due = { topic: "ID-THAID", due: clock.now.slice(0, 10), priority: 1, state: "open", helpLogId: help };
  return [
    { op: "put", kind: "helpLog", id: help, set: { ...shared, ...log } },
    { op: "put", kind: "followUp", id: followUp, set: { ...shared, ...due } },
  ];
};

const save = async (phone: Phone, drafts: readonly Draft[]): Promise<void> => {
  const saved = await phone.save(drafts);
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.type}`);
};
