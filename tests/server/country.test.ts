/** What the national office and administrators are told: true counts, nobody's name, and to nobody else. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlantedRecord } from "#server/plant.ts";
import { onBothDatabases } from "./both-databases.ts";
import { helpBody } from "./erasure-records.ts";
import { person } from "./invitation-drill.ts";
import { nok, NOON, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const national = "019ab000-0000-7000-8000-0000000000a1";
const country = "019ab000-0000-7000-8000-0000000000a2";
const province = "019ab000-0000-7000-8000-0000000000a3";
const staff = "019ab000-0000-7000-8000-0000000000a4";

const helped = (n: number): PlantedRecord[] => {
  const id = `019ab000-0000-7000-8000-00000000c${String(n).padStart(3, "0")}`;
  const body = helpBody(id);
  return [
    { kind: "citizen", id, body: { name: "ป้าสาธิต", areaCode: body.areaCode, status: "active" } },
    { kind: "helpLog", id: id.replace("c", "b"), body },
  ];
};

const centre = (code: string, state: string): PlantedRecord => ({
  kind: "centre",
  id: `019ab000-0000-7000-8000-0000${code.replace("-", "")}`,
  body: { code, nameTh: "ศูนย์", nameEn: "Centre", owner: "วัด", state },
});

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
    await server.plant([
      ...person(national, "national", "00"),
      ...person(country, "administrator", "00"),
      ...person(province, "administrator", "97"),
      ...person(staff, "centre", "980101-01"),
      centre("980101-01", "open"),
      centre("980102-01", "closed"),
    ]);
  });
  afterEach(() => server.close());

  const ask = async (userId: string, url: string) => {
    const { cookie }: SignedIn = await server.signIn(userId);
    const answer = await server.app.inject({ method: "GET", url, headers: { cookie } });
    return { status: answer.statusCode, body: answer.json() };
  };

  test("the national office is told the country's figures, and a count of fewer than five people is none", async () => {
    await server.plant([1, 2, 3, 4].flatMap(helped));
    const few = await ask(national, "/v1/nation");
    expect(few).toMatchObject({ status: 200, body: { asOf: NOON, fiscalYear: 2570, peopleHelped: null, centres: 1 } });
    expect(few.body.activeVillages).toBe(1);
    await server.plant([5, 6].flatMap(helped));
    expect((await ask(national, "/v1/nation")).body).toMatchObject({ peopleHelped: 6, activeVillages: 1 });
    expect(JSON.stringify(few.body)).not.toMatch(/ตัวอย่าง|9801/u);
  });

  test("an administrator counts posts, phones and invitations of their own area, and nothing else", async () => {
    await server.signIn(nok);
    const all = await ask(country, "/v1/accounts");
    expect(all).toMatchObject({ status: 200, body: { posts: { national: 1, centre: 1, administrator: 2 } } });
    expect(all.body.posts.volunteer).toBeGreaterThan(1);
    expect(all.body.phones).toBeGreaterThan(1);
    const own = await ask(province, "/v1/accounts");
    expect(own.body).toMatchObject({ posts: { volunteer: 0, national: 0, centre: 0, administrator: 1 } });
    expect(own.body.phones).toBe(1);
    expect(Object.keys(own.body).toSorted()).toEqual(["asOf", "openInvitations", "phones", "posts"]);
  });

  test("everybody else is told that it is not theirs", async () => {
    for (const userId of [nok, staff, country]) {
      expect(await ask(userId, "/v1/nation")).toMatchObject({ status: 403, body: { code: "notNational" } });
    }
    for (const userId of [nok, staff, national]) {
      expect(await ask(userId, "/v1/accounts")).toMatchObject({ status: 403, body: { code: "notAdministrator" } });
    }
  });

  test("[P1] a centre's phone is given its centre and nothing of the village around it", async () => {
    const { cookie, clientId } = await server.signIn(staff);
    const payload = { c: clientId, cur: null, r: 3, lim: 65_536, push: [] };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    const places = new Set<string>(answer.json().ch.map(({ p }: { p: string }) => p));
    expect([...places].toSorted()).toEqual(["c:980101-01", `u:${staff}`]);
    expect(answer.body).not.toContain(village.nok);
  });
});

test("there is a server to ask at all", async () => {
  const server = await startServer();
  expect((await server.app.inject({ method: "GET", url: "/v1/nation" })).statusCode).toBe(401);
  await server.close();
});
