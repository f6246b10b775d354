/** Every request of the phone goes wrong once, in every way: nothing is lost, nothing counts twice, the next try works. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { currentAccount, signIn, signOut } from "#data/account.ts";
import { memoryStorage, publicKey } from "#tests/data/stand-ins.ts";
import { fetchInto } from "#tests/rivals/fetch-into.ts";
import { nok as volunteer, startServer, type TestServer } from "#tests/server/server-for-tests.ts";
import { failEveryCall, type Flow } from "./every-call.ts";
import { fetchThrough, impatient, mishaps, type Mishap } from "./fetch-faults.ts";
import { exchange, sends } from "./flows.ts";
import { createMeter, type Meter } from "./meter.ts";
import { faultsInThisFile } from "./quiet.ts";
import { busyDay, emptyDay, phoneOn, posts, villages } from "./village.ts";

faultsInThisFile();
beforeAll(impatient);

/** One record. */
const PAGE_BYTES = 20;

const exchanges = [
  ["opens for the first time and fetches the village", async () => emptyDay(PAGE_BYTES), posts],
  ["sends what waits and takes page after page", () => busyDay(PAGE_BYTES), posts],
  [
    "takes answers that start one partition again and drop another",
    () => busyDay(PAGE_BYTES),
    [villages.here, villages.beside],
  ],
] as const;

describe.each(exchanges)("[W3] a phone that %s", (_name, day, own) => {
  test.each(mishaps)("loses nothing and counts nothing twice when a request %s", async (mishap) => {
    const meter = createMeter<Mishap>();
    const flow = await exchange(await day(), own, (page, _world, toServer) => fetchThrough(meter, page, toServer));
    const { calls, wrong } = await failEveryCall(flow, mishap, () => meter);
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(1);
  });
});

let server: TestServer;
beforeAll(async () => {
  // Every try is another phone: none of them is a guess.
  server = await startServer({
    limits: { callsPerNetwork: 10_000, wrongCodesPerNetwork: 10_000, readsPerMinute: 10_000 },
  });
});
afterAll(() => server.close());

interface Visit {
  readonly code: string;
  readonly storage: Storage;
  readonly cookies: { cookie: string };
  /** Client ids that reached the server. */
  readonly ids: Set<string>;
  readonly meter: Meter<Mishap>;
  readonly storageMeter: Meter<"throws">;
}

/** Somebody left without a signal; the next person signs in with a code that is good for one phone. */
const signingIn: Flow<Visit, string> = {
  prepare: async () => {
    const storage = memoryStorage();
    await signOut({ fetchFrom: () => Promise.reject(new TypeError("Failed to fetch")), storage });
    const code = await server.code(volunteer);
    const meters = { meter: createMeter<Mishap>(), storageMeter: createMeter<"throws">() };
    return { world: { code, storage, cookies: { cookie: "" }, ids: new Set(), ...meters }, disk: new IDBFactory() };
  },
  run: async (page, visit) => {
    const fetchFrom = fetchThrough(visit.meter, page, toServer(visit));
    const storage = breaking(visit.storage, visit.storageMeter);
    const done = await signIn({ fetchFrom, storage, newId: uuidv7, publicKey }, visit.code);
    return done.ok ? "in" : done.error.type;
  },
  wrong: async (visit, disk, outcome) => {
    const before = currentAccount(visit.storage);
    const { code, storage } = visit;
    // The person tries again with the code that they have.
    const again =
      before === null ? await signIn({ fetchFrom: toServer(visit), storage, newId: uuidv7, publicKey }, code) : null;
    const account = currentAccount(storage);
    const phone = account && phoneOn(disk, toServer(visit), account);
    const synced = phone ? await sends(phone) : "nobody is signed in";
    phone?.close();
    return [
      ...(outcome.end === "done" && outcome.value === "in" && before === null ? ["signed in, and forgotten"] : []),
      ...(again === null || again.ok ? [] : [`the code was used up: ${again.error.type}`]),
      ...(synced === "sent" ? [] : [`the first exchange: ${synced}`]),
      ...(visit.ids.size <= 1 ? [] : ["each try was another phone"]),
    ];
  },
};

const toServer =
  ({ cookies, ids }: Visit): typeof fetch =>
  async (address, init) => {
    // The phone writes its requests as text.
    if (address === "/v1/sign-in") ids.add(JSON.parse(init?.body as string).clientId);
    return fetchInto(server.app, cookies)(address, init);
  };

const breaking = (storage: Storage, meter: Meter<"throws">): Storage => {
  const call = <T>(work: () => T): T => {
    if (meter.strike()) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return work();
  };
  return {
    length: storage.length,
    key: (at) => storage.key(at),
    clear: () => storage.clear(),
    getItem: (key) => call(() => storage.getItem(key)),
    setItem: (key, value) => call(() => storage.setItem(key, value)),
    removeItem: (key) => call(() => storage.removeItem(key)),
  };
};

describe("a person signs in with the same code, as the same phone,", () => {
  test.each(mishaps)("after a try in which a request %s", async (mishap) => {
    const { calls, wrong } = await failEveryCall(signingIn, mishap, (_page, { meter }) => meter);
    expect(wrong).toEqual([]);
    expect(calls).toBe(2);
  });

  test("after a try in which the browser refused to keep something", async () => {
    const flow = {
      ...signingIn,
      run: (...call: Parameters<typeof signingIn.run>) => signingIn.run(...call).catch(String),
    };
    const { calls, wrong } = await failEveryCall(flow, "throws", (_page, { storageMeter }) => storageMeter);
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(3);
  });
});
