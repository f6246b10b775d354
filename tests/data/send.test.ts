import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sendOver } from "#data/send.ts";
import type { SyncRequest } from "#sync/wire.ts";
import { answering, unreachable } from "./stand-ins.ts";

const request: SyncRequest = { c: "019b5d88-b900-7d07-b721-000000000001", cur: null, lim: 65_536, push: [] };
const idle = { now: "2026-11-22T02:00:00.000Z", e: "e1", cur: "c1", next: 900 };

/** What `fetch` gives for any redirect when it was told not to follow: nothing but that there was one. */
const redirecting: typeof fetch = async (_url, init) => {
  if (init?.redirect !== "manual") return new Response("<html>", { status: 200 });
  return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
};

describe("[L4] what an exchange says about the way to the server", () => {
  test("our server's answer is passed on", async () => {
    expect(await sendOver(answering(200, idle))(request)).toEqual({ ok: true, value: idle });
  });

  test.each([
    ["no signal", unreachable, { type: "offline" }],
    ["a hotspot's page", answering(200, "<html>sign in</html>"), { type: "notOurServer" }],
    ["another's JSON", answering(200, { ok: true }), { type: "notOurServer" }],
    ["JSON that only looks like ours", answering(200, { now: "today", next: "soon" }), { type: "notOurServer" }],
    ["an empty answer", answering(200, ""), { type: "notOurServer" }],
    ["a hotspot's redirect", redirecting, { type: "notOurServer" }],
    ["a hotspot's page that says what it is", answering(511, "<html>"), { type: "notOurServer" }],
    ["a hotspot's refusal", answering(403, "<html>"), { type: "notOurServer" }],
    ["a proxy without a server behind it", answering(502, "<html>"), { type: "serverTrouble" }],
    ["the session's end", answering(401, { code: "signedOut" }), { type: "signedOut" }],
    ["a busy server", answering(503, { code: "busy" }, { "retry-after": "7" }), { type: "busy", retryAfterSeconds: 7 }],
    ["a busy server that names no time", answering(429, { code: "tooMany" }), { type: "busy", retryAfterSeconds: 30 }],
    ["a server that failed", answering(500, { code: "trouble" }), { type: "serverTrouble" }],
    [
      "a request that is not taken",
      answering(400, { code: "field", field: "push.0.p" }),
      { type: "refused", code: "field", field: "push.0.p" },
    ],
    ["a phone that is another's", answering(409, { code: "otherPhone" }), { type: "signedOut" }],
  ])("%s is told apart", async (_what, fetchFrom, error) => {
    expect(await sendOver(fetchFrom)(request)).toEqual({ ok: false, error });
  });
});

test("[L5] an idle exchange goes as it is, a longer one compressed", async () => {
  const sent: RequestInit[] = [];
  const fetchFrom: typeof fetch = async (_address, init) => {
    sent.push(init ?? {});
    return Response.json(idle);
  };
  await sendOver(fetchFrom)(request);
  await sendOver(fetchFrom)({ ...request, cur: "x".repeat(2_000) });
  const [plain, long] = sent;
  expect(plain?.body).toContain(request.c);
  expect(long?.headers).toMatchObject({ "content-encoding": "gzip" });
  // It was given as an ArrayBuffer.
  const bytes = Buffer.from(long?.body as ArrayBuffer);
  expect(bytes.length).toBeLessThan(300);
  expect(JSON.parse(gunzipSync(bytes).toString())).toMatchObject({ cur: "x".repeat(2_000) });
});
