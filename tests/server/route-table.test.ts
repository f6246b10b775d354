/** The one table of addresses: nothing answers that is not in it, and nothing in it lacks its rule and limits. */
import { describe, expect, test } from "vitest";
import { smallBody, syncBody } from "#server/limits.ts";
import { Problem } from "#server/problem.ts";
import type { Route } from "#server/route.ts";
import { routes } from "#server/routes.ts";
import {
  administrator,
  anyone,
  coordinator,
  coordinatorOf,
  inviter,
  nationReader,
  revokedPhone,
  signedIn,
} from "#server/rules.ts";
import { serveApi } from "#server/api.ts";
import fastify from "fastify";
import { startServer } from "./server-for-tests.ts";

const rules = new Map<unknown, string>([
  [anyone, "anyone"],
  [signedIn, "signedIn"],
  [revokedPhone, "revokedPhone"],
  [coordinator, "coordinator"],
  [coordinatorOf, "coordinatorOf"],
  [inviter, "inviter"],
  [nationReader, "nationReader"],
  [administrator, "administrator"],
]);

test("who may call what is this, and nothing else", () => {
  expect(routes.map(({ method, path, rule }) => `${method} ${path} ${rules.get(rule) ?? "?"}`)).toEqual([
    "POST /v1/sign-in anyone",
    "POST /v1/sign-out anyone",
    "GET /v1/me signedIn",
    "POST /v1/sync signedIn",
    "POST /v1/hand-in revokedPhone",
    "POST /v1/check signedIn",
    "GET /v1/overview coordinatorOf",
    "GET /v1/report coordinatorOf",
    "GET /v1/nation nationReader",
    "GET /v1/courses signedIn",
    "GET /v1/courses/packs/:pack signedIn",
    "GET /v1/certificates anyone",
    "GET /v1/certificates/trust anyone",
    "GET /v1/certificates/badge signedIn",
    "GET /v1/certificates/key anyone",
    "GET /v1/accounts administrator",
    "GET /v1/reviews coordinatorOf",
    "POST /v1/reviews/decide coordinator",
    "GET /v1/posts coordinatorOf",
    "POST /v1/posts/end inviter",
    "POST /v1/posts/give inviter",
    "POST /v1/invitations inviter",
    "GET /v1/invitations inviter",
    "POST /v1/invitations/approve inviter",
    "POST /v1/invitations/again inviter",
    "POST /v1/invitations/roster inviter",
    "GET /v1/devices signedIn",
    "POST /v1/devices/answer signedIn",
    "POST /v1/devices/revoke signedIn",
    "GET /v1/devices/of inviter",
    "POST /v1/devices/revoke-of inviter",
    "GET /v1/health anyone",
  ]);
});

test("every route has its limits: bodies only where they are taken, calls everywhere", () => {
  for (const route of routes) {
    expect(route.body === null).toBe(route.method === "GET");
    expect(route.rate.limit).toMatch(/Per(?:Minute|Network)$/u);
  }
  expect(smallBody.wire).toBeLessThanOrEqual(4096);
  expect(syncBody).toEqual({ wire: 256 * 1024, inflated: 1024 * 1024 });
});

test.each(["rule", "rate", "handle"] as const)("a route without its %s is not served", (part) => {
  const lacking = { ...routes[2], [part]: undefined } as unknown as Route;
  const options = { routes: [lacking], publicOrigin: undefined } as unknown as Parameters<typeof serveApi>[1];
  expect(() => serveApi(fastify(), options)).toThrow(`has no ${part}`);
});

describe("an address or method that is not in the table", () => {
  test.each([
    ["GET", "/v1/everything", 404, "notFound"],
    ["POST", "/", 404, "notFound"],
    ["GET", "/v1/sync", 405, "method"],
    ["DELETE", "/v1/sync?x=1", 405, "method"],
    ["HEAD", "/v1/me", 405, ""],
    ["POST", "/v1/me", 405, "method"],
    ["PUT", "/v1/sign-in", 405, "method"],
    ["POST", "/v1/courses/packs/0123456789abcdef", 405, "method"],
    ["GET", "/v1/courses/packs", 404, "notFound"],
    ["GET", "/v1/%zz", 400, "request"],
  ] as const)("%s %s gets %d", async (method, url, status, code) => {
    const server = await startServer();
    const answer = await server.app.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.headers["allow"] === undefined).toBe(status !== 405);
    expect(answer.body).toContain(code);
    await server.close();
  });
});

test("what nobody foresaw is 500 without a word about the inside", async () => {
  const server = await startServer();
  await server.database.close();
  const answer = await server.app.inject({ url: "/v1/health" });
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    type: "/problems/trouble",
    title: "The server failed",
    status: 500,
    code: "trouble",
  });
  await server.app.close();
  expect(new Problem(500, "trouble").field).toBeUndefined();
});
