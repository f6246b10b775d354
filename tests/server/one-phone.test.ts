/** One session is one phone: how it is counted, what a lost answer costs, and how many may sign in at once. */
import { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { problemOf } from "#server/answer-problems.ts";
import { forgetWhatIsOver } from "#server/forget.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { freshDatabase } from "#tests/machine/fresh-database.ts";
import { nok, ploy, startServer, type SignedIn, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const signInWith = async (code: string, clientId: string) => {
  const answer = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload: { code, clientId } });
  const cookie = String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
  return { status: answer.statusCode, code: answer.json().code, clientId, cookie, headers: answer.headers };
};
const sync = async ({ cookie, clientId }: SignedIn, c = clientId, more: object = {}) => {
  const payload = { c, cur: null, lim: 65_536, push: [], ...more };
  const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  return answer.statusCode === 200 ? 200 : [answer.statusCode, answer.json().code, answer.json().field];
};
const later = (minutes: number): void => {
  server.clock.now = new Date(Date.parse(server.clock.now) + minutes * 60_000).toISOString();
};
const figures = () => overviewOf(server.database.db, "980101", server.clock.now);
const phones = async () => (await figures()).devicesSent14Days;

describe("a phone", () => {
  test("is counted once it has synced, and once only", async () => {
    const phone = await server.signIn(nok);
    expect(await phones()).toEqual({ n: 0, of: 0 });
    expect([await sync(phone), await sync(phone)]).toEqual([200, 200]);
    expect(await phones()).toEqual({ n: 1, of: 1 });
  });

  test("that finds its old id after signing in with a new one goes on as the phone it was", async () => {
    const before = await server.signIn(nok);
    await sync(before);
    const again = await server.signIn(nok);
    expect([await sync(again, before.clientId), await sync(again, before.clientId)]).toEqual([200, 200]);
    expect(await sync(again)).toEqual([409, "otherPhone", "c"]);
    expect(await phones()).toEqual({ n: 1, of: 1 });
  });

  test("cannot pass for many: after its first sync a session takes no other id", async () => {
    const phone = await server.signIn(nok);
    await sync(phone);
    expect(await sync(phone, uuidv7())).toEqual([409, "otherPhone", "c"]);
    const other = await server.signIn(nok);
    const tries = await Promise.all(Array.from({ length: 8 }, () => sync(other, uuidv7())));
    expect(tries.filter((status) => status === 200)).toHaveLength(1);
    expect((await phones()).of).toBe(2);
  });

  test("cannot take another person's id", async () => {
    const [mine, theirs] = [await server.signIn(nok), await server.signIn(ploy)];
    await sync(theirs);
    expect(await sync(mine, theirs.clientId)).toEqual([409, "otherPhone", "c"]);
    expect(await sync(mine)).toBe(200);
  });
});

describe("a phone that was another one", () => {
  const was = (c: string, why: "fork" | "gone", n = 0) => ({ was: { c, why, n } });

  test("of the same person goes on under its new client id, and so does the one it was", async () => {
    const phone = await server.signIn(nok);
    await sync(phone);
    const fresh = uuidv7();
    expect(await sync(phone, fresh, was(phone.clientId, "fork"))).toBe(200);
    expect([await sync(phone, fresh), await sync(phone)]).toEqual([200, 200]);
    expect(await phones()).toEqual({ n: 2, of: 2 });
  });

  test("of another person, or of nobody, is refused", async () => {
    const [mine, theirs] = [await server.signIn(nok), await server.signIn(ploy)];
    await sync(mine);
    await sync(theirs);
    const refused = [409, "otherPhone", "c"];
    expect(await sync(mine, uuidv7(), was(theirs.clientId, "gone"))).toEqual(refused);
    expect(await sync(mine, uuidv7(), was(uuidv7(), "fork"))).toEqual(refused);
    expect(await sync(mine, theirs.clientId, was(mine.clientId, "fork"))).toEqual(refused);
    expect(await sync(mine)).toBe(200);
  });

  test("and lost its data is told to the coordinator once, with what it had not sent, and counts as one phone", async () => {
    const phone = await server.signIn(nok);
    await sync(phone);
    later(60);
    const fresh = uuidv7();
    for (const minutes of [0, 30]) {
      later(minutes);
      expect(await sync(phone, fresh, was(phone.clientId, "gone", 3))).toBe(200);
    }
    const { volunteers, volunteersWithLostData } = await figures();
    expect(volunteers.list.map(({ userId, lostData }) => [userId, lostData])).toEqual([
      [ploy, null],
      [nok, { at: "2026-11-22T06:00:00.000Z", unsent: 3 }],
    ]);
    expect(volunteersWithLostData).toBe(1);
    expect(await phones()).toEqual({ n: 1, of: 1 });
    later(31 * 24 * 60);
    expect((await figures()).volunteersWithLostData).toBe(0);
  });

  test("that never synced may be lost, too", async () => {
    const phone = await server.signIn(nok);
    expect(await sync(phone, uuidv7(), was(phone.clientId, "gone", 2))).toBe(200);
    expect((await figures()).volunteersWithLostData).toBe(1);
    expect((await phones()).of).toBe(1);
  });
});

test("a coordinator sees how long the oldest change of a volunteer's last push had waited", async () => {
  const phone = await server.signIn(nok);
  const waited = async () => (await figures()).volunteers.list.find(({ userId }) => userId === nok)?.waitedDays;
  const send = (n: number, ...madeAt: readonly unknown[]) =>
    sync(phone, phone.clientId, { push: [{ p: "g", m: madeAt.map((at, more) => ({ n: n + more, at })) }] });
  expect(await waited()).toBe(0);
  await send(1, "2026-11-19T04:00:00Z", "2026-11-14T05:00:01.000Z", "2026-11-22T04:00:00Z");
  expect(await waited()).toBe(7);
  expect(await sync(phone)).toBe(200);
  expect(await waited()).toBe(7);
  // Clocks that are years off, and no clocks at all, say nothing.
  await send(4, "1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "yesterday", 5, null);
  expect(await waited()).toBe(0);
});

describe("a code good for one phone", () => {
  test("is not used up by an answer that never arrived: the same phone asks again", async () => {
    const [code, clientId] = [await server.code(nok), uuidv7()];
    const lost = await signInWith(code, clientId);
    later(9);
    const heard = await signInWith(code, clientId);
    expect([heard.status, await sync(heard)]).toEqual([200, 200]);
    expect(await sync(lost)).toEqual([401, "signedOut", undefined]);
  });

  test("is refused to any other phone, and to the same one later", async () => {
    const [code, clientId] = [await server.code(nok), uuidv7()];
    await signInWith(code, clientId);
    expect(await signInWith(code, uuidv7())).toMatchObject({ status: 400, code: "code" });
    later(10);
    expect(await signInWith(code, clientId)).toMatchObject({ status: 400, code: "code" });
  });
});

test("thirty volunteers behind one address sign in at one moment, and guessing stays hopeless", async () => {
  const codes = await Promise.all(Array.from({ length: 30 }, () => server.code(nok)));
  const all = await Promise.all(codes.map((code) => signInWith(code, uuidv7())));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(30);

  const guesses = await Promise.all(Array.from({ length: 41 }, () => signInWith("ABCD-EFGH", uuidv7())));
  expect(guesses.map(({ status }) => status)).toEqual([...Array.from({ length: 40 }, () => 400), 429]);
  expect(guesses[40]?.headers["retry-after"]).toBe("300");
  expect((await signInWith(await server.code(nok), uuidv7())).status).toBe(429);
  later(5);
  expect((await signInWith(await server.code(nok), uuidv7())).status).toBe(200);
});

test("what is over is forgotten at the next start: codes, sessions, answers of more than 400 days ago", async () => {
  const { db } = server.database;
  const [gone, stays] = [await server.signIn(nok), await server.signIn(nok)];
  await server.app.inject({ method: "POST", url: "/v1/sign-out", headers: { cookie: gone.cookie } });
  const result = (n: number, at: string) => ({ p: "t:980101", client_id: stays.clientId, n, result: "{}", at });
  await db
    .insertInto("result")
    .values([result(1, "2025-10-18T04:59:59.999Z"), result(2, "2025-10-18T05:00:00.000Z")])
    .execute();
  await forgetWhatIsOver(db, server.store, server.clock.now);
  expect(await sync(stays)).toBe(200);
  expect(await db.selectFrom("session").select("client_id").execute()).toEqual([{ client_id: stays.clientId }]);
  expect((await db.selectFrom("result").select("n").execute()).map(({ n }) => n)).toEqual([2]);
  later(73 * 60);
  await forgetWhatIsOver(db, server.store, server.clock.now);
  expect(await db.selectFrom("sign_in_code").selectAll().execute()).toEqual([]);
});

test("a PostgreSQL with all connections in use, or a lock held too long, is busy and not broken", async () => {
  const fresh = await freshDatabase();
  // The first connection of all may take longer than a busy machine's patience.
  const pool = new Pool({ connectionString: fresh.url, max: 1 });
  const held = await pool.connect();
  pool.options.connectionTimeoutMillis = 50;
  const refusals = [await pool.connect().catch((error: unknown) => error)];
  await held.query("create table note (text text)");
  const other = new Pool({ connectionString: fresh.url, options: "-c lock_timeout=50" });
  await held.query("begin; lock table note");
  refusals.push(await other.query("select * from note").catch((error: unknown) => error));
  held.release(true);
  await Promise.all([pool.end(), other.end()]);
  await fresh.drop();
  for (const refusal of refusals) {
    expect(problemOf(refusal)).toMatchObject({ status: 503, code: "busy", headers: { "retry-after": "10" } });
  }
  expect(problemOf(new Error("timeout")).status).toBe(500);
});
