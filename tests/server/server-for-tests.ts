/** A whole server in this process, with the demo's shape of people made small: two villages, one coordinator. */
import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { buildApp, type AppOptions } from "#server/app.ts";
import { openDatabase, type Database } from "#server/database.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { deriveKey } from "#server/secret.ts";
import { mintCode } from "#server/sign-in-codes.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import type { Store } from "#sync/store.ts";
import { uuidv7 } from "uuidv7";
import { signInjected } from "./device-keys.ts";
import { FACT_KEY } from "./fact-key.ts";

export const SECRET = "a secret of thirty-two letters for tests";
export const NOON = "2026-11-22T05:00:00.000Z";

export const nok = "019ab000-0000-7000-8000-000000000001";
export const ploy = "019ab000-0000-7000-8000-000000000002";
export const lek = "019ab000-0000-7000-8000-000000000003";
export const village = { nok: "98010101", ploy: "98010102", empty: "98010201" } as const;

export interface TestServer {
  /** Its `inject` signs by itself (device-keys.ts). */
  readonly app: FastifyInstance;
  /** A call just as it stands. */
  readonly unsigned: FastifyInstance["inject"];
  readonly database: Database;
  readonly store: Store;
  /** The server's clock; tests move it. */
  readonly clock: { now: string };
  readonly code: (userId: string, terms?: { readonly uses?: number; readonly hours?: number }) => Promise<string>;
  /** Signs in with a fresh code on a fresh phone. */
  readonly signIn: (userId: string) => Promise<SignedIn>;
  readonly plant: (records: readonly PlantedRecord[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SignedIn {
  readonly clientId: string;
  readonly cookie: string;
}

export type TestServerOptions = Partial<Omit<AppOptions, "database" | "store" | "secret" | "now">> & {
  readonly databaseUrl?: string;
  /** False: the application's wall alone, as on SQLite. */
  readonly hasRowWall?: boolean;
};

export const startServer = async ({
  databaseUrl,
  hasRowWall = true,
  ...options
}: TestServerOptions = {}): Promise<TestServer> => {
  const opened = await openDatabase({ url: databaseUrl, factKey: FACT_KEY });
  const database = hasRowWall ? opened : { ...opened, behind: () => opened };
  const store = sqlStore(database);
  const clock = { now: NOON };
  // A busy machine may be late with everything: only a test of that says so.
  const limits = { lateMs: 60_000, ...options.limits };
  const app = await buildApp({
    version: "test",
    ...options,
    limits,
    database,
    store,
    secret: SECRET,
    now: () => clock.now,
  });
  const unsigned = signInjected(app, () => clock.now);
  await plant(store, somePeople, NOON);

  const code: TestServer["code"] = (userId, { uses = 1, hours = 72 } = {}) => {
    const expiresAt = new Date(Date.parse(clock.now) + hours * 3_600_000).toISOString();
    return mintCode(database.db, deriveKey(SECRET, "code"), randomBytes, { userId, expiresAt, uses });
  };
  const signIn = async (userId: string): Promise<SignedIn> => {
    const clientId = uuidv7();
    const payload = { code: await code(userId), clientId };
    // Each from an address of its own: only the tests of the limit share one.
    const remoteAddress = `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
    const answer = await app.inject({ method: "POST", url: "/v1/sign-in", payload, remoteAddress });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { clientId, cookie: String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "" };
  };
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  return {
    app,
    unsigned,
    database,
    store,
    clock,
    code,
    signIn,
    plant: (records) => plant(store, records, clock.now),
    close,
  };
};

const person = (userId: string, name: string): PlantedRecord => ({
  kind: "user",
  id: userId,
  body: { name, phone: "000-111-2222", affiliations: [] },
});

const post = (userId: string, role: string, scope: string): PlantedRecord => ({
  kind: "membership",
  id: userId.replace("019ab", "019ac"),
  body: { userId, role, scope, from: "2026-01-01" },
});

const target = (areaCode: string, at: number): PlantedRecord => ({
  kind: "villageTarget",
  id: `019ad000-0000-7000-8000-00000000000${at}`,
  body: { areaCode, fiscalYear: 2570, people: 4, nameTh: `บ้านตัวอย่าง ${at}`, nameEn: `Ban Tuayang ${at}` },
});

const somePeople: readonly PlantedRecord[] = [
  person(nok, "นก (ตัวอย่าง)"),
  post(nok, "volunteer", village.nok),
  person(ploy, "พลอย (ตัวอย่าง)"),
  post(ploy, "volunteer", village.ploy),
  person(lek, "เล็ก (ตัวอย่าง)"),
  post(lek, "coordinator", "980101"),
  target(village.nok, 1),
  target(village.ploy, 2),
  target(village.empty, 3),
];
