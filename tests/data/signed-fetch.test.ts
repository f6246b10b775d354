/** The phone signs what it asks, whatever its clock says, from its windows and from its service worker. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { uuidv7 } from "uuidv7";
import { signIn } from "#data/account.ts";
import { sendInBackground } from "#data/background-send.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { openDeviceKey } from "#data/device-key.ts";
import type { Phone } from "#data/phone.ts";
import { signedFetch } from "#data/signed-fetch.ts";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { phoneWith, send } from "#tests/proxy/work.ts";
import { fetchInto } from "#tests/rivals/fetch-into.ts";
import { citizenIn } from "#tests/rivals/field.ts";
import { nok, NOON, startServer, village, type TestServer } from "#tests/server/server-for-tests.ts";
import { sealTo } from "./opened-lock.ts";
import { answering, memoryStorage } from "./stand-ins.ts";

const YEAR_MS = 365 * 86_400_000;

let server: TestServer;
let disk: IDBFactory;
const cookies = { cookie: "" };
/** `address: status` of every exchange. */
const crossed: string[] = [];
const opened: Phone[] = [];
beforeEach(async () => {
  server = await startServer();
  disk = new IDBFactory();
  crossed.length = 0;
});
afterEach(async () => {
  for (const phone of opened.splice(0)) phone.close();
  await server.close();
});

/** As a window or a worker of this phone has it; the phone's clock is off by so much. */
// The server's own `inject` would sign as well.
const toServer = (
  offMs = 0,
  keyDisk = disk,
  network = fetchInto({ inject: server.unsigned }, cookies),
): typeof fetch => {
  return signedFetch({
    fetchFrom: async (address, init) => {
      const answer = await network(address, init);
      crossed.push(`${address instanceof Request ? address.url : address.toString()}: ${answer.status}`);
      return answer;
    },
    openKey: () => openDeviceKey({ indexedDb: keyDisk, subtle: crypto.subtle }),
    subtle: crypto.subtle,
    nowMs: () => Date.parse(server.clock.now) + offMs,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
};

const phoneOf = async (fetchFrom: typeof fetch, offMs = 0): Promise<Phone> => {
  const publicKey = async () => {
    const key = await openDeviceKey({ indexedDb: disk, subtle: crypto.subtle });
    return key.ok ? ({ ok: true, value: key.value.publicKey } as const) : key;
  };
  const deps = { fetchFrom, storage: memoryStorage(), newId: uuidv7, publicKey };
  const signedIn = await signIn(deps, await server.code(nok));
  if (!signedIn.ok) throw new Error(signedIn.error.type);
  const now = (): Date => new Date(Date.parse(NOON) + offMs);
  const phone = phoneWith(nok, signedIn.value.clientId ?? "", fetchFrom, {
    indexedDb: disk,
    now,
    seal: await sealTo(signedIn.value.sealingKey),
  });
  opened.push(phone);
  return phone;
};

const isOnServer = async (id: string): Promise<boolean> => {
  const rows = await server.database.db.selectFrom("row").select("id").where("id", "=", id).execute();
  return rows.length === 1;
};

describe("a phone whose clock is", () => {
  test.each([
    ["right", 0],
    ["a year behind", -YEAR_MS],
    ["a year ahead", YEAR_MS],
    ["six minutes ahead", 360_000],
  ])("%s syncs, and is told the time once at most", async (_how, offMs) => {
    const phone = await phoneOf(toServer(offMs), offMs);
    const [first, second] = [citizenIn(village.nok), citizenIn(village.nok)];
    await phone.save([first]);
    expect(await send(phone)).toBe("ok");
    await phone.save([second]);
    expect(await send(phone)).toBe("ok");
    expect([await isOnServer(first.id), await isOnServer(second.id)]).toEqual([true, true]);
    expect(crossed.filter((line) => line.endsWith("401"))).toHaveLength(offMs === 0 ? 0 : 1);
  });
});

test("somebody with the cookie and another key is signed out, after one more try and no more", async () => {
  await phoneOf(toServer());
  crossed.length = 0;
  expect((await toServer(0, new IDBFactory())("/v1/me")).status).toBe(401);
  expect(crossed).toEqual(["/v1/me: 401", "/v1/me: 401"]);
  expect((await toServer()("/v1/me")).status).toBe(200);
});

test("a request that the browser repeats by itself is taken once, and the phone is not signed out", async () => {
  const phone = await phoneOf(toServer());
  const network = fetchInto({ inject: server.unsigned }, cookies);
  let left = 1;
  const repeating = toServer(0, disk, async (...request) => {
    if (left-- > 0) await network(...request);
    return network(...request);
  });
  phone.close();
  const again = phoneWith(nok, phone.account.clientId ?? "", repeating, { indexedDb: disk });
  opened.push(again);
  const person = citizenIn(village.nok);
  await again.save([person]);
  expect(await send(again)).toBe("ok");
  expect(await isOnServer(person.id)).toBe(true);
});

test("a link that gives the server everything twice is a bad link, not the end of the session", async () => {
  const phone = await phoneOf(toServer());
  const network = fetchInto({ inject: server.unsigned }, cookies);
  phone.close();
  const doubling = toServer(0, disk, async (...request) => {
    await network(...request);
    return network(...request);
  });
  const again = phoneWith(nok, phone.account.clientId ?? "", doubling, { indexedDb: disk });
  opened.push(again);
  await again.save([citizenIn(village.nok)]);
  expect(await send(again)).toBe("offline");
});

test("[L7] the service worker signs with the same key, also what is sent compressed", async () => {
  const phone = await phoneOf(toServer());
  const people = Array.from({ length: 12 }, () => citizenIn(village.nok));
  for (const person of people) await phone.save([person]);
  phone.close();
  expect(await sendInBackground({ indexedDb: disk, fetchFrom: toServer(), databaseName: phoneDatabaseName(nok) })).toBe(
    "done",
  );
  expect(await Promise.all(people.map(({ id }) => isOnServer(id)))).not.toContain(false);
});

test("only calls to the server's own addresses are signed, and without a key none is", async () => {
  const fetchFrom = vi.fn<typeof fetch>(answering(200, {}));
  const parts = {
    fetchFrom,
    subtle: crypto.subtle,
    nowMs: () => 0,
    randomBytes: (count: number) => new Uint8Array(count),
  };
  const openKey = vi.fn<() => ReturnType<typeof openDeviceKey>>(() =>
    openDeviceKey({ indexedDb: disk, subtle: crypto.subtle }),
  );
  const ask = signedFetch({ ...parts, openKey });
  await ask("/areas/98.json");
  expect(openKey).not.toHaveBeenCalled();
  await ask("/v1/me");
  await signedFetch({ ...parts, openKey: async () => ({ ok: false, error: { type: "noDeviceKey" } }) })("/v1/me");
  const signed = fetchFrom.mock.calls.map(([, init]) => new Headers(init?.headers).has(SIGNATURE_HEADER));
  expect(signed).toEqual([false, true, false]);
});
