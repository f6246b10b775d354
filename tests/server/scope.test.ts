/** Nobody sees or changes another village's people, whatever they ask the server for. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { SyncResponse } from "#sync/wire.ts";
import { lek, nok, ploy, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
let nokPhone: SignedIn;
let ployPhone: SignedIn;
let lekPhone: SignedIn;
const somchai = uuidv7();

beforeAll(async () => {
  server = await startServer();
  [nokPhone, ployPhone, lekPhone] = [await server.signIn(nok), await server.signIn(ploy), await server.signIn(lek)];
  await sync(nokPhone, [put(1, somchai, "สมชาย (ตัวอย่าง)", village.nok)]);
});
afterAll(() => server.close());

const put = (n: number, id: string, name: string, areaCode: string) => ({
  n,
  v: 1,
  k: "citizen",
  id,
  op: "put",
  at: "2026-11-22T04:00:00.000Z",
  b: 0,
  set: { name, areaCode, status: "active" },
});

const sync = async (
  { clientId, cookie }: SignedIn,
  mutations: readonly object[] = [],
  partition = "t:980101",
): Promise<SyncResponse> => {
  const push = mutations.length > 0 ? [{ p: partition, m: mutations }] : [];
  const payload = { c: clientId, cur: null, lim: 65_536, push };
  const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

test("the same volunteer's second phone receives the person", async () => {
  expect(JSON.stringify(await sync(await server.signIn(nok)))).toContain("สมชาย");
});

test("the other village's volunteer receives nothing of that person", async () => {
  const answer = await sync(ployPhone);
  expect(JSON.stringify(answer)).not.toContain("สมชาย");
  expect(answer.ch?.map(({ k }) => k)).not.toContain("citizen");
});

test("the other village's volunteer can neither change that person nor add one there", async () => {
  const patch = { ...put(1, somchai, "x", village.nok), op: "patch", set: { name: "เปลี่ยน" } };
  const added = put(2, uuidv7(), "คนแปลกหน้า", village.nok);
  const nobody = { ...patch, n: 3, id: uuidv7() };
  const { res } = await sync(ployPhone, [patch, added, nobody]);
  // A row of strangers and no row at all are told alike.
  expect(res?.map(({ n, s }) => [n, s])).toEqual([
    [1, "gone"],
    [2, "forbidden"],
    [3, "gone"],
  ]);
  expect(JSON.stringify(await sync(nokPhone))).not.toMatch(/เปลี่ยน|คนแปลกหน้า/u);
});

test("a volunteer gives nobody a post, not even themselves", async () => {
  const body = { userId: ploy, role: "coordinator", scope: "98", from: "2026-01-01" };
  const post = { ...put(1, uuidv7(), "", ""), k: "membership", set: body };
  const { res } = await sync(ployPhone, [post], `u:${ploy}`);
  expect(res?.[0]?.s).toBe("forbidden");
  const { res: other } = await sync(ployPhone, [{ ...post, n: 1 }], `u:${nok}`);
  expect(other?.[0]?.s).not.toBe("ok");
  const me = await server.app.inject({ url: "/v1/me", headers: { cookie: ployPhone.cookie } });
  expect(me.json().grants).toEqual([{ role: "volunteer", scope: village.ploy }]);
});

test("a phone's number sequence is its first owner's: another person cannot send in its name", async () => {
  const payload = { c: nokPhone.clientId, cur: null, lim: 65_536, push: [] };
  const { cookie } = ployPhone;
  const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  expect([answer.statusCode, answer.json().code, answer.json().field]).toEqual([409, "otherPhone", "c"]);
});

test("another person's cursor opens nothing that is not one's own", async () => {
  const { cur } = await sync(nokPhone);
  const payload = { c: ployPhone.clientId, cur, lim: 65_536, push: [] };
  const { cookie } = ployPhone;
  const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).not.toContain("สมชาย");
});

test("a coordinator's phone receives no citizen", async () => {
  const answer = await sync(lekPhone);
  expect(answer.ch?.map(({ k }) => k) ?? []).not.toContain("citizen");
});

const overview = (phone: SignedIn | null, area: string) =>
  server.app.inject({ url: `/v1/overview${area}`, headers: phone ? { cookie: phone.cookie } : {} });

test("figures are for coordinators, inside their own area", async () => {
  const seen = async (phone: SignedIn | null, area: string) => {
    const answer = await overview(phone, area);
    return answer.statusCode === 200 ? 200 : `${answer.statusCode} ${answer.json().code}`;
  };
  expect(await seen(null, "")).toBe("401 signedOut");
  expect(await seen(nokPhone, "?area=980101")).toBe("403 notCoordinator");
  expect(await seen(lekPhone, "")).toBe(200);
  expect(await seen(lekPhone, "?area=980101")).toBe(200);
  for (const area of ["9801", "98", "980102", "10"])
    expect(await seen(lekPhone, `?area=${area}`)).toBe("403 outsideArea");
  for (const area of ["98010101", "x", "", "%00", "9801%25", "00"]) {
    expect(await seen(lekPhone, `?area=${area}`)).toBe("400 field");
  }
  expect(await seen(lekPhone, "?area=98&area=980101")).toBe("400 field");
});
