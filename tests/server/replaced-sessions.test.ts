/** A browser has one session: a new one ends the one before, as soon as it is certain that the browser has it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { newTestKey, signatureOf } from "./device-keys.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, ploy, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let before: SignedIn;
  beforeEach(async () => {
    server = await start();
    before = await server.signIn(nok);
  });
  afterEach(async () => {
    await server.close();
  });

  const signIn = async (cookie: string, payload: { readonly code: string; readonly clientId: string }) => {
    const answer = await server.app.inject({ method: "POST", url: "/v1/sign-in", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    return String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
  };
  const asked = async (userId: string) => ({ code: await server.code(userId), clientId: uuidv7() });
  const me = async (cookie: string) => (await server.app.inject({ url: "/v1/me", headers: { cookie } })).statusCode;
  const signOuts = async () => {
    const lines = server.database.db.selectFrom("audit").select(["actor", "subject", "details"]);
    return lines.where("action", "=", "signOut").execute();
  };

  test.each([
    ["somebody else", ploy],
    ["the same person", nok],
  ])("the session of a browser that signs in as %s ends at the first call of the new one", async (_, userId) => {
    const other = await server.signIn(nok);
    const cookie = await signIn(before.cookie, await asked(userId));
    expect(await me(cookie)).toBe(200);
    expect(await me(before.cookie)).toBe(401);
    expect([await me(cookie), await me(other.cookie)]).toEqual([200, 200]);
    expect(await signOuts()).toMatchObject([{ actor: nok, subject: before.clientId, details: '{"replaced":true}' }]);
  });

  test("it goes on while nothing shows that the browser has the new one: an answer that was lost locks nobody out", async () => {
    const cookie = await signIn(before.cookie, await asked(ploy));
    expect(await me(before.cookie)).toBe(200);
    const forged = await signatureOf({ method: "GET", path: "/v1/me", now: server.clock.now }, newTestKey());
    for (const more of [{}, { [SIGNATURE_HEADER]: forged }]) {
      const answer = await server.unsigned({ url: "/v1/me", headers: { cookie, ...more } });
      expect(answer.statusCode).toBe(401);
    }
    expect(await me(before.cookie)).toBe(200);
  });

  test("it ends also when the first answer was lost, and when it came and was never used", async () => {
    const again = await asked(ploy);
    const lost = await signIn(before.cookie, again);
    const unused = await signIn(before.cookie, again);
    const cookie = await signIn(unused, await asked(ploy));
    expect(await me(before.cookie)).toBe(200);
    expect(await Promise.all([me(cookie), me(cookie)])).toEqual([200, 200]);
    expect([await me(before.cookie), await me(lost), await me(unused)]).toEqual([401, 401, 401]);
    expect(await signOuts()).toHaveLength(2);
  });

  test("a cookie that names no session ends none", async () => {
    const cookie = await signIn("asa=made-up", await asked(ploy));
    expect([await me(cookie), await me(before.cookie)]).toEqual([200, 200]);
    expect(await signOuts()).toEqual([]);
  });
});
