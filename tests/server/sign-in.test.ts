/** Signing in with a code, and what a session is good for. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { lek, nok, ploy, startServer, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ limits: { wrongCodesPerNetwork: 1000 } });
});
afterEach(() => server.close());

const signInWith = (code: string, more: { readonly clientId?: string; readonly https?: boolean } = {}) =>
  server.app.inject({
    method: "POST",
    url: "/v1/sign-in",
    payload: { code, clientId: more.clientId ?? uuidv7() },
    headers: more.https === true ? { "x-forwarded-proto": "https" } : {},
  });
const me = (cookie: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ url: "/v1/me", headers: { ...headers, cookie } });
const hoursLater = (hours: number): void => {
  server.clock.now = new Date(Date.parse(server.clock.now) + hours * 3_600_000).toISOString();
};

describe("a code", () => {
  test("signs a volunteer in: who they are, where they serve, and until when", async () => {
    const answer = await signInWith(await server.code(nok));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      user: { id: nok, name: "นก (ตัวอย่าง)" },
      grants: [{ role: "volunteer", scope: "98010101" }],
      expiresAt: "2027-02-20T05:00:00.000Z",
      sealingKey: expect.stringMatching(/^[\w.-]{80,}$/u),
    });
  });

  test("is eight letters in two halves, none of which is mistaken for another", async () => {
    const codes = await Promise.all(Array.from({ length: 50 }, () => server.code(nok)));
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-RT-Y346-9]{4}-[A-HJKMNP-RT-Y346-9]{4}$/u);
    expect(new Set(codes).size).toBe(50);
  });

  test("may be typed in small letters, with spaces or without the dash", async () => {
    const code = await server.code(nok, { uses: 2 });
    expect((await signInWith(` ${code.toLowerCase().replace("-", " ")} `)).statusCode).toBe(200);
    expect((await signInWith(code.replace("-", ""))).statusCode).toBe(200);
  });

  test("that is wrong, too late or used up gets one and the same answer", async () => {
    const late = await server.code(nok, { hours: 1 });
    const used = await server.code(nok);
    await signInWith(used);
    hoursLater(1);
    const answers = await Promise.all([signInWith("ABCD-EFGH"), signInWith(late), signInWith(used), signInWith("")]);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(400);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      expect(answer.json()).toEqual({
        type: "/problems/code",
        title: "The request cannot be read",
        status: 400,
        code: "code",
        field: "code",
      });
    }
  });

  test("works on as many phones as it says, also when they try at once", async () => {
    const code = await server.code(nok, { uses: 2 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => signInWith(code)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(2);
  });

  test("is nowhere in the database as it was read out", async () => {
    const code = await server.code(nok);
    const rows = JSON.stringify(await server.database.db.selectFrom("sign_in_code").selectAll().execute());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replace("-", ""));
  });

  test("is not spent on a phone that is another person's", async () => {
    const { clientId, cookie } = await server.signIn(ploy);
    const payload = { c: clientId, cur: null, lim: 65_536, push: [] };
    await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    const code = await server.code(nok);
    const answer = await signInWith(code, { clientId });
    expect([answer.statusCode, answer.json().code]).toEqual([409, "otherPhone"]);
    expect((await signInWith(code)).statusCode).toBe(200);
  });
});

describe("the session's cookie", () => {
  test("over https goes to this host only, and no script can read it", async () => {
    const answer = await signInWith(await server.code(nok), { https: true });
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/^__Host-asa=[\w-]{43}; /u);
    for (const flag of ["Path=/", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=7776000"]) {
      expect(cookie.split("; ")).toContain(flag);
    }
    expect(cookie).not.toContain("Domain");
  });

  test("over http on one's own machine has a plain name, so that trying it works", async () => {
    const cookie = String((await signInWith(await server.code(nok))).headers["set-cookie"]);
    expect(cookie).toMatch(/^asa=[\w-]{43}; /u);
    expect(cookie.split("; ")).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Strict", "Path=/"]));
    expect(cookie).not.toContain("Secure");
  });

  test("from http is not taken over https", async () => {
    const { cookie } = await server.signIn(nok);
    expect((await me(cookie)).statusCode).toBe(200);
    expect((await me(cookie, { "x-forwarded-proto": "https" })).statusCode).toBe(401);
  });

  test("holds a token that the database knows only by its hash", async () => {
    const { cookie } = await server.signIn(nok);
    const token = cookie.split("=")[1] ?? "";
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await server.database.db.selectFrom("session").selectAll().execute())).not.toContain(token);
  });
});

describe("a session", () => {
  test("ended by anybody is refused at its next request", async () => {
    const { cookie } = await server.signIn(nok);
    await server.database.db.updateTable("session").set({ ended_at: server.clock.now }).execute();
    const answer = await me(cookie);
    expect([answer.statusCode, answer.json().code]).toEqual([401, "signedOut"]);
  });

  test("ends with sign-out, and another phone's goes on", async () => {
    const [first, second] = [await server.signIn(nok), await server.signIn(nok)];
    const out = await server.app.inject({ method: "POST", url: "/v1/sign-out", headers: { cookie: first.cookie } });
    expect(out.statusCode).toBe(200);
    expect(String(out.headers["set-cookie"])).toMatch(/^asa=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/u);
    expect((await me(first.cookie)).statusCode).toBe(401);
    expect((await me(second.cookie)).statusCode).toBe(200);
  });

  test("lives for 90 days after its last use", async () => {
    const { cookie } = await server.signIn(nok);
    hoursLater(24 * 89);
    const renewed = await me(cookie);
    expect(renewed.statusCode).toBe(200);
    expect(String(renewed.headers["set-cookie"])).toContain("Max-Age=7776000");
    hoursLater(24 * 89);
    expect((await me(cookie)).statusCode).toBe(200);
    hoursLater(24 * 90);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  test("is written to at most once a day", async () => {
    const { cookie } = await server.signIn(nok);
    hoursLater(23);
    expect((await me(cookie)).headers["set-cookie"]).toBeUndefined();
    hoursLater(1);
    expect((await me(cookie)).headers["set-cookie"]).toBeDefined();
    expect((await me(cookie)).headers["set-cookie"]).toBeUndefined();
  });

  test("gives what its person may do today, not what they might when they signed in", async () => {
    const { cookie } = await server.signIn(lek);
    const body = { userId: lek, role: "coordinator", scope: "980101", from: "2026-01-01", to: "2026-11-22" };
    await server.plant([{ kind: "membership", id: lek.replace("019ab", "019ac"), body }]);
    expect((await me(cookie)).json().grants).toHaveLength(1);
    hoursLater(12); // 00:00 of 23 November in Thailand
    expect((await me(cookie)).json().grants).toEqual([]);
  });

  test("nobody made up is refused", async () => {
    expect((await me("asa=made-up")).statusCode).toBe(401);
    expect((await me("")).statusCode).toBe(401);
  });
});

describe("a change that another site sends with the visitor's cookie", () => {
  const sent = async (headers: Readonly<Record<string, string>>) => {
    const { cookie } = await server.signIn(nok);
    const answer = await server.app.inject({
      method: "POST",
      url: "/v1/sign-out",
      headers: { cookie, host: "asa.example", ...headers },
    });
    return answer.statusCode;
  };

  test("is refused by where it says it comes from", async () => {
    expect(await sent({ origin: "https://evil.example" })).toBe(403);
    expect(await sent({ origin: "null" })).toBe(403);
    expect(await sent({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await sent({ "sec-fetch-site": "same-site", origin: "http://asa.example" })).toBe(403);
  });

  test("unlike our own page's", async () => {
    expect(await sent({ origin: "http://asa.example", "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await sent({})).toBe(200);
  });
});
