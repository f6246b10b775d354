/** Work on a phone that shows both ways to go wrong: what is lost is missing, and what is done twice counts twice. */
import { openedLock } from "#tests/data/opened-lock.ts";
import { IDBFactory } from "fake-indexeddb";
import { uuidv7 } from "uuidv7";
import type { OutboxSeal } from "#data/lock/outbox-seal.ts";
import { openPhone, type Phone, type PhoneDeps } from "#data/phone.ts";
import type { Draft } from "#sync/save.ts";
import { village, type TestServer } from "#tests/server/server-for-tests.ts";

/** The phone's own code on a database in memory. It sends when it is told to. */
export const phoneWith = (
  userId: string,
  clientId: string,
  fetchFrom: typeof fetch,
  { seal = null, ...deps }: Partial<PhoneDeps> & { readonly seal?: OutboxSeal | null } = {},
): Phone =>
  openPhone({ userId, name: "นก (ตัวอย่าง)", grants: [], clientId }, openedLock(userId, seal), {
    fetchFrom,
    now: () => new Date(),
    random: Math.random,
    elapsedMs: () => performance.now(),
    // Out of sight: it sets no timers.
    isVisible: () => false,
    exclusively: (work) => work(),
    indexedDb: new IDBFactory(),
    askToKeepData: () => undefined,
    whenPainted: () => undefined,
    ...deps,
  });

/** One whole run of the sender: `ok`, or the type of its error. */
export const send = async ({ sender }: Phone): Promise<string> => {
  await sender.wake();
  const state = sender.state();
  return state.phase === "failed" ? state.error.type : "ok";
};

export interface Work {
  readonly clientCount: number;
  readonly acts: readonly (readonly Draft[])[];
  readonly ids: readonly string[];
  readonly counterId: string;
}

/** A person, a help with its follow-up, and the follow-up put off three times: four acts, six changes. */
export const workOf = (userId: string): Work => {
  const [person, help, followUp] = [uuidv7(), uuidv7(), uuidv7()];
  const areaCode = village.nok;
  const at = new Date().toISOString();
  const shared = { citizenId: person, areaCode };
  const step: Draft = { op: "patch", kind: "followUp", id: followUp, inc: { movedCount: 1 } };
  const log = { by: userId, at, minutes: 15, place: "home", topics: ["ID-THAID"], outcome: "done" };
  const due = { topic: "ID-THAID", due: at.slice(0, 10), priority: 1, state: "open", helpLogId: help };
  const acts: Draft[][] = [
    [{ op: "put", kind: "citizen", id: person, set: { name: "ป้าสาธิต", areaCode, status: "active" } }],
    [
      { op: "put", kind: "helpLog", id: help, set: { ...shared, ...log } },
      { op: "put", kind: "followUp", id: followUp, set: { ...shared, ...due } },
    ],
    [step],
    [step, step],
  ];
  return { acts, clientCount: acts.flat().length, ids: [person, help, followUp], counterId: followUp };
};

/** What is missing or double once the phone says that all is sent. */
export const workFaults = async ({ database }: TestServer, phone: Phone, work: Work): Promise<string[]> => {
  const rows = await database.db.selectFrom("row").select(["id", "kind", "body"]).where("id", "in", work.ids).execute();
  const counter = rows.find(({ id }) => id === work.counterId);
  // Written by the server, which keeps this field a number.
  const count = (JSON.parse(counter?.body ?? "{}") as { readonly movedCount?: number }).movedCount;
  const facts = await database.db.selectFrom("fact_help_log").select("id").where("id", "in", work.ids).execute();
  const waiting = await phone.database.waiting.count();
  const answered = await phone.database.answered.toArray();
  const states = answered.map(({ mutation, state }) => `${mutation.n} ${state}`);
  const differing = await Promise.all(
    rows.map(async ({ id, kind, body }) => {
      const shown = await phone.database.rows(kind).get(id);
      return JSON.stringify(sorted(shown?.body)) === JSON.stringify(sorted(JSON.parse(body ?? "null"))) ? [] : [kind];
    }),
  );
  return [
    ...(rows.length === work.ids.length ? [] : [`${rows.length} records on the server`]),
    ...(count === 3 ? [] : [`put off ${count} times instead of three`]),
    ...(facts.length === 1 ? [] : [`${facts.length} helps counted instead of one`]),
    ...(waiting === 0 ? [] : [`${waiting} changes still wait`]),
    ...(states.join() === "1 sent,2 sent,3 sent,4 sent,5 sent,6 sent" ? [] : [`answered: ${states.join(", ")}`]),
    ...differing.flat().map((kind) => `the ${kind} differs between phone and server`),
  ];
};

const sorted = (body: unknown): unknown =>
  typeof body === "object" && body !== null ? Object.entries(body).sort(([a], [b]) => a.localeCompare(b)) : body;
