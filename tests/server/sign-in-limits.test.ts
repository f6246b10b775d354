/** How many calls a network has before it signs in: enough for a class, too few for guessing. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { nok, startServer, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe("tries at codes are counted by network,", () => {
  const attempt = (remoteAddress: string, code = "ABCD-EFGH") =>
    server.app.inject({ method: "POST", url: "/v1/sign-in", payload: { code, clientId: uuidv7() }, remoteAddress });
  /** How many answers of each status, asked one after another as a network would. */
  const count = async <T>(
    tries: readonly T[],
    ask: (one: T, n: number) => Promise<{ readonly statusCode: number }>,
  ) => {
    const counted: Record<number, number> = {};
    for (const [n, one] of tries.entries()) {
      const { statusCode } = await ask(one, n);
      counted[statusCode] = (counted[statusCode] ?? 0) + 1;
    }
    return counted;
  };
  const ofOneNetwork = Array.from({ length: 400 }, (_, n) => `2001:db8:0:7:${n.toString(16)}::1`);

  test("and 41 wrong ones in five minutes are one too many: the answer says when to come back", async () => {
    for (let tries = 0; tries < 40; tries++) expect((await attempt("10.1.1.1")).json().code).toBe("code");
    const refused = await attempt("10.1.1.2");
    expect([refused.statusCode, refused.json().code]).toEqual([429, "tooMany"]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await attempt("10.1.2.1")).json().code).toBe("code");
  });

  test("so that 400 addresses of one IPv6 network get no more wrong ones than one address", async () => {
    expect(await count(ofOneNetwork, (address) => attempt(address))).toEqual({ 400: 40, 429: 360 });
    expect((await attempt("2001:db8:0:8::1")).json().code).toBe("code");
  });

  test.each([
    ["one address", () => "10.1.1.1"],
    ["the addresses of one hotspot", (n: number) => `10.1.1.${n % 250}`],
    ["one IPv6 network", (n: number) => ofOneNetwork[n] ?? ""],
  ])("and a class of 180 behind %s gets in with right codes, a sixth of them at the second try", async (_, from) => {
    const codes = await Promise.all(Array.from({ length: 180 }, () => server.code(nok)));
    const typed = codes.flatMap((code, n) => (n % 6 === 0 ? ["ABCD-EFGH", code] : [code]));
    const answers = await Promise.all(typed.map((code, n) => attempt(from(n), code)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(180);
  });

  test("and so are all other calls of nobody: 300 in five minutes", async () => {
    const asked = { 200: 300, 429: 100 };
    const health = (remoteAddress: string) => server.app.inject({ url: "/v1/health", remoteAddress });
    expect(await count(ofOneNetwork, health)).toEqual(asked);
    const signOut = (remoteAddress: string) =>
      server.app.inject({ method: "POST", url: "/v1/sign-out", payload: {}, remoteAddress });
    expect(await count(ofOneNetwork, (_, n) => signOut(`::ffff:10.1.1.${n % 250}`))).toEqual(asked);
  });
});
