/** Anything at all is sent: the server never fails, and answers every change. A failing seed is printed. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "#tests/machine/fresh-database.ts";
import { givenReview } from "./review-work.ts";
import { citizen, envelope, HERE, REAL } from "./requests.ts";
import { lek, nok, startServer, type SignedIn, type TestServer } from "./server-for-tests.ts";

const MANY = {
  callsPerNetwork: 1e6,
  wrongCodesPerNetwork: 1e6,
  syncsPerMinute: 1e6,
  readsPerMinute: 1e6,
  checksPerMinute: 1e6,
};

describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
  const runs = dialect === "sqlite" ? 300 : 60;
  let fresh: FreshDatabase | null = null;
  let server: TestServer;
  let phone: SignedIn;
  let office: SignedIn;

  beforeAll(async () => {
    fresh = dialect === "postgres" ? await freshDatabase() : null;
    server = await startServer({ limits: MANY, ...(fresh && { databaseUrl: fresh.url }) });
    phone = await server.signIn(nok);
    office = await server.signIn(lek);
  });
  afterAll(async () => {
    await server.close();
    await fresh?.drop();
  });

  const send = (payload: string | object, cookie: string) =>
    server.app.inject({
      method: "POST",
      url: "/v1/sync",
      headers: { cookie, "content-type": "application/json" },
      payload,
    });

  test("no body makes the server fail", async () => {
    const body = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.string({ unit: "binary" }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.record({ c: nasty, cur: nasty, lim: nasty, push: nasty }).map((value) => JSON.stringify(value)),
      fc
        .record({ c: nasty, cur: nasty, kinds: nasty, whole: nasty, parts: nasty })
        .map((value) => JSON.stringify(value)),
      fc.record({ userId: nasty, id: nasty, decision: nasty, reason: nasty }).map((value) => JSON.stringify(value)),
    );
    const url = fc.constantFrom("/v1/sync", "/v1/check", "/v1/reviews/decide", "/v1/sign-in", "/v1/sign-out");
    const encoding = fc.constantFrom({}, { "content-encoding": "gzip" });
    await fc.assert(
      fc.asyncProperty(body, url, encoding, async (payload, path, headers) => {
        const answer = await server.app.inject({
          method: "POST",
          url: path,
          headers: {
            cookie: (path.includes("reviews") ? office : phone).cookie,
            "content-type": "application/json",
            ...headers,
          },
          payload,
        });
        expect(answer.statusCode).toBeLessThan(500);
        if (path === "/v1/sign-out" && answer.statusCode === 200) phone = await server.signIn(nok);
      }),
      { numRuns: runs },
    );
  });

  test("no change makes the server fail, none is left without its answer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const m = changes.map((fields, at) => ({ ...fields, n: at + 1 }));
        const { clientId: c, cookie } = await server.signIn(nok);
        const payload = JSON.stringify(envelope({ c, push: [{ p: HERE, m }] }));
        // Once more, as after a lost answer.
        for (const time of ["first", "again"]) {
          const answer = await send(payload, cookie);
          expect([time, answer.statusCode, answer.json().ack?.[HERE]?.n]).toEqual([time, 200, changes.length]);
        }
      }),
      { numRuns: runs },
    );
    // What was let in can be read again, by whoever may.
    const { clientId: c, cookie } = await server.signIn(nok);
    const pulled = await send(envelope({ c, lim: 262_144 }), cookie);
    expect(pulled.statusCode).toBe(200);
  });

  test("no work that a phone hands over makes the server fail when the coordinator takes or refuses it", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    let n = 0;
    const changeText = fc.oneof(
      change.map((one) => JSON.stringify(one)),
      fc.string(),
      fc.json({ maxDepth: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(changeText, fc.constantFrom("accept", "refuse"), nasty, async (text, decision, id) => {
        const named: Record<string, unknown> = parse(text);
        const handed = givenReview(c, { op: "put", recordId: textOf(named["id"]), set: {}, change: {} });
        const kind = textOf(named["k"]);
        const set = { ...handed.set, kind, change: text.replaceAll("\0", ""), op: named["op"] ?? "put" };
        const m = [{ ...handed, n: ++n, set }];
        expect((await send(envelope({ c, push: [{ p: `u:${nok}`, m }] }), cookie)).statusCode).toBe(200);
        for (const who of [handed.id, id]) {
          const answer = await server.app.inject({
            method: "POST",
            url: "/v1/reviews/decide",
            headers: { cookie: office.cookie, "content-type": "application/json" },
            payload: JSON.stringify({ userId: nok, id: who, decision, reason: "ตรวจแล้ว" }),
          });
          expect(answer.statusCode).toBeLessThan(500);
        }
        const list = await server.app.inject({ url: "/v1/reviews", headers: { cookie: office.cookie } });
        expect(list.statusCode).toBe(200);
      }),
      { numRuns: runs / 3 },
    );
  });

  test("no address or query makes the server fail", async () => {
    const { cookie } = await server.signIn(nok);
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), fc.string(), async (path, query, area) => {
        for (const url of [`/v1${path}?${query}`, `/v1/overview?area=${encodeURIComponent(area.toWellFormed())}`]) {
          expect((await server.app.inject({ url, headers: { cookie } })).statusCode).toBeLessThan(500);
        }
      }),
      { numRuns: runs },
    );
  });
});

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify([value]));

const parse = (text: string): Record<string, unknown> => {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    "\0",
    "\ud800",
    "a\0b",
    "__proto__",
    "constructor",
    "' or 1=1 --",
    "\u202e",
    "x".repeat(400),
    -0,
    1e308,
    2 ** 53,
    -1,
    0.1,
    JSON.parse('{"__proto__":{"toString":1}}'),
    JSON.parse('{"toString":1,"valueOf":1}'),
    JSON.parse(`${"[".repeat(20)}${"]".repeat(20)}`),
    "9999-12-31T23:59:59Z",
    "0000-01-01T00:00:00Z",
    "2026-02-31T00:00:00+07",
    "2026-01-01T10:00:00+23",
    "2026-02-31",
  ),
);

/** A change of a real record with some of its parts replaced by anything. */
const change: fc.Arbitrary<object> = fc
  .record({
    k: fc.constantFrom("citizen", "helpLog", "followUp", "household", "conflict", "villageTarget", "user", "topic"),
    parts: fc.dictionary(fc.constantFrom("v", "k", "id", "op", "at", "b", "set", "add", "del", "inc"), nasty, {
      maxKeys: 1,
    }),
    fields: fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          "name",
          "at",
          "note",
          "topics",
          "citizenId",
          "due",
          "phone",
          "minutes",
          "supportNeeds",
          "notice",
        ),
        fc.constantFrom("__proto__", "constructor", "toString", "\0", "\ud800", "areaCode", "status"),
        fc.string(),
      ),
      nasty,
      { maxKeys: 3 },
    ),
  })
  .map(({ k, parts, fields }) => ({
    ...citizen(1),
    k,
    set: { ...REAL[k as keyof typeof REAL], ...fields },
    ...parts,
  }));
