/** A session is worth something only on the phone whose key signed in with it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { DeviceKey } from "#data/device-key.ts";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { forgetUsedNonces } from "#server/forget.ts";
import { sendForged } from "#tests/forged/forged-batches.ts";
import { newTestKey, signatureOf, testKey } from "./device-keys.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  beforeEach(async () => {
    const limits = { syncsPerMinute: 1e9, checksPerMinute: 1e9 };
    server = await start({ limits });
    phone = await server.signIn(nok);
  });
  afterEach(async () => {
    await server.close();
  });

  const me = async (headers: Readonly<Record<string, string>> = {}, cookie = phone.cookie) =>
    server.unsigned({ url: "/v1/me", headers: { cookie, ...headers } });
  const signed = async (key: DeviceKey = testKey, nonce?: string, now = server.clock.now) => ({
    [SIGNATURE_HEADER]: await signatureOf({ method: "GET", path: "/v1/me", now, ...(nonce && { nonce }) }, key),
  });

  test("the phone that signed in is let in; a stolen cookie on another device is not", async () => {
    expect((await me(await signed())).statusCode).toBe(200);
    for (const answer of [await me(), await me(await signed(newTestKey()))]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: "badSignature", now: server.clock.now });
    }
  });

  test("every address that asks for a session asks for its signature, before it does anything", async () => {
    const office = await server.signIn(lek);
    const calls = [
      ["GET", "/v1/me"],
      ["POST", "/v1/sync"],
      ["POST", "/v1/check"],
      ["GET", "/v1/overview"],
      ["GET", "/v1/reviews"],
      ["POST", "/v1/reviews/decide"],
    ] as const;
    for (const [method, url] of calls) {
      const body = method === "POST" ? { payload: {} } : {};
      const answer = await server.unsigned({ method, url, headers: { cookie: office.cookie }, ...body });
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 401, "badSignature"]);
    }
  });

  test("a call is taken once, however many copies arrive at one moment", async () => {
    const header = await signed();
    const answers = await Promise.all(Array.from({ length: 8 }, () => me(header)));
    const taken = answers.filter(({ statusCode }) => statusCode === 200);
    expect([taken.length, answers.filter(({ statusCode }) => statusCode === 401).length]).toEqual([1, 7]);
    expect((await me(header)).statusCode).toBe(401);
  });

  test("a call of one session is not taken in another of the same phone", async () => {
    const header = await signed();
    expect((await me(header)).statusCode).toBe(200);
    const again = await server.signIn(nok);
    expect((await me(header, again.cookie)).statusCode).toBe(401);
  });

  test("a copy is refused as long as its signature counts, also after the server has tidied up", async () => {
    const ahead = new Date(Date.parse(server.clock.now) + 299_000).toISOString();
    const header = await signed(testKey, undefined, ahead);
    expect((await me(header)).statusCode).toBe(200);
    for (const seconds of [1, 298, 300, 1, 1, 600]) {
      server.clock.now = new Date(Date.parse(server.clock.now) + seconds * 1000).toISOString();
      await forgetUsedNonces(server.database.db, server.clock.now);
      expect((await me(header)).statusCode).toBe(401);
    }
    expect(await server.database.db.selectFrom("used_nonce").select("hash").execute()).toEqual([]);
  });

  test("replayed and forged batches are refused, and no row is written", async () => {
    const { wrong, written } = await sendForged(server, 60);
    expect(wrong).toEqual([]);
    expect(written).toBe(0);
  });

  test("calls without the key use up nothing of the phone's: they count for the network that they come from", async () => {
    const strict = await start();
    const { cookie, clientId } = await strict.signIn(nok);
    const calls = [
      { url: "/v1/me" },
      { method: "POST", url: "/v1/sync", payload: { c: clientId, cur: null, lim: 0, push: [] } },
    ] as const;
    const here = { remoteAddress: "10.7.7.7" };
    for (const call of calls) {
      for (let tries = 0; tries < 150; tries++) {
        const answer = await strict.unsigned({ ...call, headers: { cookie }, ...here });
        expect([tries, answer.statusCode]).toEqual([tries, 401]);
      }
    }
    for (const call of calls) {
      const refused = await strict.unsigned({ ...call, headers: { cookie }, ...here });
      expect([refused.statusCode, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
      for (const remoteAddress of ["10.8.8.8", here.remoteAddress]) {
        const answer = await strict.app.inject({ ...call, headers: { cookie }, remoteAddress });
        expect(answer.statusCode).toBe(200);
      }
    }
    expect((await strict.app.inject({ url: "/v1/health", ...here })).statusCode).toBe(200);
    for (let tries = 2; tries < 60; tries++) await strict.app.inject({ url: "/v1/me", headers: { cookie } });
    expect((await strict.app.inject({ url: "/v1/me", headers: { cookie } })).statusCode).toBe(429);
    await strict.close();
  });

  test("the phone's key stands beside it, and another one takes its place with a new session", async () => {
    const keys = async () => {
      const rows = await server.database.db.selectFrom("device").select("public_key").execute();
      return rows.map(({ public_key: key }) => key);
    };
    const { clientId } = phone;
    const payload = { c: clientId, cur: null, lim: 65_536, push: [] };
    await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie: phone.cookie }, payload });
    expect(await keys()).toEqual([testKey.publicKey]);

    const own = newTestKey();
    const signIn = { code: await server.code(nok), clientId: uuidv7(), key: own.publicKey };
    const answer = await server.unsigned({ method: "POST", url: "/v1/sign-in", payload: signIn });
    const cookie = String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
    const header = await signatureOf({ path: "/v1/sync", body: JSON.stringify(payload), now: server.clock.now }, own);
    const headers = { cookie, [SIGNATURE_HEADER]: header };
    expect((await server.unsigned({ method: "POST", url: "/v1/sync", headers, payload })).statusCode).toBe(200);
    expect(await keys()).toEqual([own.publicKey]);
  });

  test("nobody signs in without a key, with half of one, or with a point beside the curve; the code stays good", async () => {
    const code = await server.code(nok);
    const beside = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString("base64url");
    for (const key of [undefined, "", testKey.publicKey.slice(0, 44), beside]) {
      const payload = { code, clientId: uuidv7(), key };
      const answer = await server.unsigned({ method: "POST", url: "/v1/sign-in", payload });
      expect([answer.statusCode, answer.json().field]).toEqual([400, "key"]);
    }
    const payload = { code, clientId: uuidv7(), key: testKey.publicKey };
    expect((await server.unsigned({ method: "POST", url: "/v1/sign-in", payload })).statusCode).toBe(200);
  });

  test("a code that was used is asked for again only with the same key, and no other key takes the phone's id", async () => {
    const clientId = uuidv7();
    const payload = { code: await server.code(nok), clientId, key: testKey.publicKey };
    const signIn = async (key: string) =>
      (await server.unsigned({ method: "POST", url: "/v1/sign-in", payload: { ...payload, key } })).statusCode;
    expect(await signIn(payload.key)).toBe(200);
    expect(await signIn(newTestKey().publicKey)).toBe(409);
    payload.clientId = uuidv7();
    expect(await signIn(newTestKey().publicKey)).toBe(400);
    payload.clientId = clientId;
    expect(await signIn(payload.key)).toBe(200);
  });

  test("a session from before phones had keys is over: its person signs in again, a copy of its cookie opens nothing", async () => {
    await server.database.db.updateTable("session").set({ public_key: null }).execute();
    for (const answer of [await me(), await me(await signed()), await me(await signed(newTestKey()))]) {
      expect([answer.statusCode, answer.json().code]).toEqual([401, "signedOut"]);
    }
  });
});
