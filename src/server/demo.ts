/** The demo province in the database: loaded once, never beside anything else. */
import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { demoDevices, demoPeopleToTry, demoRecords } from "#content/demo/demo.ts";
import type { DemoOptions } from "#content/demo/plan.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Role } from "#domain/roles.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "./database.ts";
import { plant, type Progress } from "./plant.ts";
import { REFERENCE_KINDS } from "./reference-data.ts";
import { mintCode } from "./sign-in-codes.ts";
import type { Tables } from "./tables.ts";

export type DemoState =
  /** There already, or loaded by now. */
  | { readonly type: "here"; readonly options: DemoOptions }
  /** The database holds something of its own. */
  | { readonly type: "notEmpty" };

/** Loads the demo into an empty database, or goes on where an earlier start was cut off. */
export const loadDemo = async (
  { db }: Database,
  store: Store,
  now: string,
  onProgress: Progress,
): Promise<DemoState> => {
  const mark = await readMark(db);
  if (mark?.isComplete) return { type: "here", options: mark.options };
  if (!mark && (await hasRecords(db))) return { type: "notEmpty" };
  const options = mark?.options ?? { size: "demo", seed: DEMO_SEED, today: thaiDay(now) };
  await writeMark(db, { options, isComplete: false });
  const records = [...demoRecords(options)].map(({ kind, id, body, at }) => ({ kind, id, body, at }));
  await plant(store, records, now, onProgress);
  await plantDevices(db, options);
  await writeMark(db, { options, isComplete: true });
  return { type: "here", options };
};

/** Whether the demo was ever begun here: its people are nobody, and its figures stand among everybody's. */
export const hasDemo = async ({ db }: Database): Promise<boolean> => (await readMark(db)) !== null;

export interface DemoCode {
  readonly role: Role;
  readonly scope: string;
  readonly code: string;
}

/** Fresh codes for the people that a visitor can try: good for 72 hours and 50 phones. */
export const mintDemoCodes = async (
  { db }: Database,
  codeKey: Buffer,
  options: DemoOptions,
  now: string,
): Promise<DemoCode[]> => {
  const expiresAt = new Date(Date.parse(now) + CODE_HOURS * 3_600_000).toISOString();
  const codes: DemoCode[] = [];
  for (const { userId, role, scope } of demoPeopleToTry(options)) {
    codes.push({ role, scope, code: await mintCode(db, codeKey, randomBytes, { userId, expiresAt, uses: CODE_USES }) });
  }
  return codes;
};

export const CODE_HOURS = 72;
const CODE_USES = 50;
const DEMO_SEED = 98;
const MARK = "demo";

interface Mark {
  readonly options: DemoOptions;
  readonly isComplete: boolean;
}

const readMark = async (db: Kysely<Tables>): Promise<Mark | null> => {
  const row = await db.selectFrom("setting").select("value").where("name", "=", MARK).executeTakeFirst();
  // Nobody but `writeMark` writes it.
  return row ? (JSON.parse(row.value) as Mark) : null;
};

const writeMark = async (db: Kysely<Tables>, mark: Mark): Promise<void> => {
  const value = JSON.stringify(mark);
  await db
    .insertInto("setting")
    .values({ name: MARK, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
};

const hasRecords = async (db: Kysely<Tables>): Promise<boolean> =>
  (await db.selectFrom("row").select("id").where("kind", "not in", REFERENCE_KINDS).limit(1).executeTakeFirst()) !==
  undefined;

const plantDevices = async (db: Kysely<Tables>, options: DemoOptions): Promise<void> => {
  const devices = [...demoDevices(options)].map(({ userId, clientId, lastSeenAt }) => ({
    client_id: clientId,
    user_id: userId,
    first_seen: lastSeenAt,
    last_seen_at: lastSeenAt,
  }));
  await db
    .insertInto("device")
    .values(devices)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
