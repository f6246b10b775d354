import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog } from "#server/audit/audit-log.ts";
import { lockOut, type LockedOut } from "#server/people/lock-out.ts";
import { deriveKey } from "#server/secret.ts";
import { uuidv7 } from "uuidv7";
import { onBothDatabases } from "./both-databases.ts";
import { nok, ploy, SECRET, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  beforeEach(async () => {
    server = await start();
    phone = await server.signIn(nok);
  });
  afterEach(() => server.close());

  const locksOut = (userId: string, endsPosts = false): Promise<LockedOut | null> => {
    const { database } = server;
    const audit = auditLog(database, deriveKey(SECRET, "audit"));
    return lockOut({ database, audit }, { userId, endsPosts }, server.clock.now);
  };
  const syncs = async ({ clientId, cookie }: SignedIn) => {
    const payload = { c: clientId, cur: null, lim: 65_536, push: [] };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    return [answer.statusCode, answer.json().code, answer.json().wipe];
  };
  const signsInWith = async (code: string): Promise<number> => {
    const payload = { code, clientId: uuidv7() };
    return (await server.app.inject({ method: "POST", url: "/v1/sign-in", payload })).statusCode;
  };

  test("[8.8] a lost phone hears at its next call that it is to close, and its open codes are good for nothing", async () => {
    const neighbour = await server.signIn(ploy);
    const code = await server.code(nok);
    expect(await locksOut(nok)).toEqual({ phones: 1, posts: 0 });
    expect(await syncs(phone)).toEqual([401, "revoked", true]);
    expect(await signsInWith(code)).toBe(400);
    expect((await syncs(neighbour))[0]).toBe(200);

    const next = await server.signIn(nok);
    expect((await syncs(next))[0]).toBe(200);
  });

  test("[8.8] a post that is ended is over at once, and again is harmless", async () => {
    expect(await locksOut(nok, true)).toEqual({ phones: 1, posts: 1 });
    expect(await locksOut(nok, true)).toEqual({ phones: 0, posts: 0 });
    const posts = await server.database.db
      .selectFrom("fact_membership")
      .selectAll()
      .where("user_id", "=", nok)
      .execute();
    expect(posts.map(({ scope, to_day }) => [scope, to_day])).toEqual([[village.nok, "2026-11-21"]]);
    const next = await server.signIn(nok);
    const me = await server.app.inject({ method: "GET", url: "/v1/me", headers: { cookie: next.cookie } });
    expect(me.json().grants).toEqual([]);
  });

  test("[8.8] nobody is locked out who is not there, and all of it stands in the audit log", async () => {
    expect(await locksOut(uuidv7())).toBeNull();
    await locksOut(nok, true);
    const lines = await server.database.db.selectFrom("audit").selectAll().where("action", "=", "lockOut").execute();
    expect(lines).toMatchObject([{ actor: null, subject: nok }]);
  });
});
