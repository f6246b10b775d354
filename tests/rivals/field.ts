/**
 * The product as it stands in a village: phones with the real client and a database each, a link that a test can break,
 * and the real server over HTTP on SQLite.
 */
import { IDBFactory } from "fake-indexeddb";
import { uuidv7 } from "uuidv7";
import { signIn, type Account } from "#data/account.ts";
import { openPhone, type Phone, type PhoneDeps } from "#data/phone.ts";
import type { Body } from "#domain/json.ts";
import type { Draft } from "#sync/save.ts";
import { memoryStorage, publicKey } from "#tests/data/stand-ins.ts";
import { startServer, type TestServer } from "#tests/server/server-for-tests.ts";
import { fetchInto } from "./fetch-into.ts";
import { clear, type Link } from "./links.ts";
import { openedLock, sealTo } from "#tests/data/opened-lock.ts";

export interface FieldPhone {
  readonly account: Account;
  /** What the browser keeps for this site; two people may share it. */
  readonly disk: IDBFactory;
  readonly storage: Storage;
  readonly cookies: { cookie: string };
  /** The app as it is open now. */
  readonly app: () => Phone;
  /** Saves, and throws unless the phone called it saved. */
  readonly saves: (...drafts: readonly Draft[]) => Promise<void>;
  /** One run of the sender. Gives `sent`, or what went wrong. */
  readonly sends: () => Promise<string>;
  /** The app is closed and opened again on the same disk. */
  readonly restarts: () => void;
  /** The person signs in again with a new code, as after the end of a session. */
  readonly signsInAgain: () => Promise<void>;
  readonly sees: (kind: string, id: string) => Promise<Body | undefined>;
  readonly seesAll: (kind: string) => Promise<readonly Body[]>;
  /** Record ids of what waits, in order. */
  readonly waits: () => Promise<readonly string[]>;
  /** What became of everything that was answered, in order. */
  readonly answers: () => Promise<readonly string[]>;
  readonly link: Link;
  /** The phone's own clock. */
  readonly clock: { now: string };
}

export interface Field {
  readonly server: TestServer;
  readonly phoneOf: (userId: string, options?: PhoneOptions) => Promise<FieldPhone>;
  /** The body of a record as the server has it; null once it was deleted. */
  readonly serverHas: (id: string) => Promise<Body | null | undefined>;
  readonly close: () => Promise<void>;
}

interface PhoneOptions {
  readonly disk?: IDBFactory;
  readonly now?: string;
  /** Another window of this phone: the same disk, session and account. */
  readonly windowOf?: FieldPhone;
  readonly deps?: Partial<PhoneDeps>;
}

export const openField = async (): Promise<Field> => {
  const server = await startServer();
  const opened: Phone[] = [];
  return {
    server,
    phoneOf: (userId, options) => phoneOn(server, userId, opened, options),
    serverHas: async (id) => {
      const { db } = server.database;
      const row = await db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
      // The server wrote it.
      return typeof row?.body === "string" ? (JSON.parse(row.body) as Body) : row?.body;
    },
    close: async () => {
      for (const phone of opened) phone.close();
      await server.close();
    },
  };
};

const phoneOn = async (
  server: TestServer,
  userId: string,
  opened: Phone[],
  { windowOf, disk = windowOf?.disk ?? new IDBFactory(), now = server.clock.now, deps = {} }: PhoneOptions = {},
): Promise<FieldPhone> => {
  const clock = { now };
  const link: Link = { passing: clear };
  const { storage = memoryStorage(), cookies = { cookie: "" } } = windowOf ?? {};
  const toServer = fetchInto(server.app, cookies);
  const signsIn = async (): Promise<Account> => {
    const signedIn = await signIn(
      { fetchFrom: toServer, storage, newId: uuidv7, publicKey },
      await server.code(userId),
    );
    if (!signedIn.ok) throw new Error(`not signed in: ${signedIn.error.type}`);
    return signedIn.value;
  };
  const account = windowOf?.account ?? (await signsIn());
  const seal = await sealTo(account.sealingKey);
  const open = (): Phone => {
    const phone = openPhone(account, openedLock(account.userId, seal), {
      fetchFrom: (...request) => link.passing(toServer, ...request),
      now: () => new Date(clock.now),
      random: () => 0,
      elapsedMs: () => 0,
      isVisible: () => false,
      exclusively: (work) => work(),
      indexedDb: disk,
      askToKeepData: () => undefined,
      // Tests say themselves when the phone sends.
      whenPainted: () => undefined,
      ...deps,
    });
    opened.push(phone);
    return phone;
  };
  const current = { app: open() };
  const table = (kind: string) => current.app.database.rows(kind);
  return {
    account,
    disk,
    storage,
    cookies,
    link,
    clock,
    app: () => current.app,
    saves: async (...drafts) => {
      const saved = await current.app.save(drafts);
      if (!saved.ok) throw new Error(`not saved: ${saved.error.type}`);
    },
    sends: async () => {
      await current.app.sender.wake();
      const state = current.app.sender.state();
      return state.phase === "failed" ? state.error.type : "sent";
    },
    restarts: () => {
      current.app.close();
      current.app = open();
    },
    signsInAgain: async () => {
      await signsIn();
    },
    sees: async (kind, id) => (await table(kind).get(id))?.body,
    seesAll: async (kind) => (await table(kind).toArray()).map(({ body }) => body),
    waits: async () => (await current.app.database.waiting.orderBy("order").toArray()).map(({ recordId }) => recordId),
    answers: async () => (await current.app.database.answered.orderBy("order").toArray()).map(({ state }) => state),
  };
};

export const citizenIn = (areaCode: string, fields: Body = {}, id = uuidv7()): Draft & { readonly op: "put" } => ({
  op: "put",
  kind: "citizen",
  id,
  set: { name: "ป้าสาธิต", areaCode, status: "active", ...fields },
});

export const helpFor = (citizenId: string, by: string, areaCode: string, at: string, id = uuidv7()): Draft => ({
  op: "put",
  kind: "helpLog",
  id,
  set: { citizenId, areaCode, by, at, minutes: 15, place: "home", topics: ["ID-THAID"], outcome: "done" },
});

export const edit = (id: string, set: Body): Draft => ({ op: "patch", kind: "citizen", id, set });
