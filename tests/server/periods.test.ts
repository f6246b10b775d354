/** A post counts from the first second of its first Thai day to the last of its last, at each of the two walls. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "#server/accounts.ts";
import { freshDatabase } from "#tests/machine/fresh-database.ts";
import { lek, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const MARK = "สมชาย (ตัวอย่าง)";
const grants = [{ role: "volunteer" as const, scope: village.ploy }];
const believe = (account: Account): Account => ({ ...account, grants });

describe.each([
  ["on SQLite, by the application", false, {}],
  ["on PostgreSQL, by both", true, {}],
  ["on PostgreSQL, by its rows alone", true, { believe }],
] as const)("a village's records are given while the post lasts %s", (_name, isPostgres, options) => {
  let server: TestServer;
  let drop: (() => Promise<void>) | undefined;
  let phone: SignedIn;

  beforeAll(async () => {
    const fresh = isPostgres ? await freshDatabase() : undefined;
    drop = fresh?.drop;
    server = await startServer({ ...options, ...(fresh && { databaseUrl: fresh.url }) });
    const [areaCode, userId] = [village.ploy, lek];
    const days = { from: "2026-11-24", to: "2026-11-25" };
    await server.plant([
      { kind: "citizen", id: "019ad000-0000-7000-8000-000000000011", body: { name: MARK, areaCode, status: "active" } },
      {
        kind: "membership",
        id: "019ac000-0000-7000-8000-000000000011",
        body: { userId, role: "volunteer", scope: areaCode, ...days },
      },
    ]);
    phone = await server.signIn(lek);
  });
  afterAll(async () => {
    await server.close();
    await drop?.();
  });

  test.each([
    ["2026-11-23T16:59:59.999Z", false, "the moment before it begins"],
    ["2026-11-23T17:00:00.000Z", true, "the moment when it begins"],
    ["2026-11-25T16:59:59.999Z", true, "its last moment"],
    ["2026-11-25T17:00:00.000Z", false, "the moment after"],
  ])("%s: %s, %s", async (now, isGiven) => {
    server.clock.now = now;
    const payload = { c: phone.clientId, cur: null, lim: 65_536, push: [] };
    const { cookie } = phone;
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    expect(answer.body.includes(MARK)).toBe(isGiven);
  });
});
