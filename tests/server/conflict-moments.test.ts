/** A conflict is found whatever moment the phone says: with another offset, or one that there cannot be. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { citizen, envelope, HERE } from "./requests.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(async () => {
    await server.close();
  });

  test.each([
    ["2026-11-22T11:00:00+07:00", "2026-11-22T04:00:00.000Z"],
    ["2026-11-22T11:00:00.5+07", "2026-11-22T04:00:00.500Z"],
    ["2026-11-21T23:00:00-0500", "2026-11-22T04:00:00.000Z"],
    ["2026-11-22T04:00:00Z", "2026-11-22T04:00:00Z"],
    // No moment that a record holds: then it is the server's.
    ["0099-12-31T23:00:00+07:00", NOON],
    ["2026-02-31T00:00:00Z", NOON],
    ["9999-12-31T23:59:59-07:00", NOON],
  ])("a conflict dated %s is counted, and dated in UTC", async (at, lostAt) => {
    const { db } = server.database;
    const [first, second] = [await server.signIn(nok), await server.signIn(nok)];
    const push = async ({ clientId: c, cookie }: SignedIn, m: object[]) => {
      const payload = envelope({ c, push: [{ p: HERE, m }] });
      return (await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload })).json();
    };
    const put = citizen(1);
    const change = (n: number, b: number, houseNo: string) => ({ ...put, n, b, at, op: "patch", set: { houseNo } });
    const { ack } = await push(first, [put]);
    const b = ack[HERE].clean[0][1];
    await push(second, [change(1, b, "1")]);
    expect((await push(first, [change(2, b, "2")])).res).toMatchObject([{ n: 2, s: "merged" }]);
    const facts = await db.selectFrom("fact_conflict").select("id").where("record_id", "=", put.id).execute();
    expect(facts).toHaveLength(1);
    const id = facts[0]?.id ?? "";
    const { body } = await db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirstOrThrow();
    expect(JSON.parse(body ?? "")).toMatchObject({ state: "open", lostAt });
  });
});
