/** The weekly comparison over HTTP: who may ask, what it costs, and what whoever runs the server learns. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordTypes } from "#domain/record-types.ts";
import { nok, NOON, ploy, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const HERE = "t:980101";
const kinds = recordTypes.map(({ kind }) => kind);

let server: TestServer;
let phone: SignedIn;
let cur: string;
const lines: string[] = [];
beforeEach(async () => {
  lines.length = 0;
  const stream = { write: (line: string) => void lines.push(line) };
  server = await startServer({ logger: { level: "warn", stream } });
  await server.plant([
    { kind: "citizen", id: citizen, body: { name: "สมชาย", areaCode: village.nok, status: "active" } },
  ]);
  phone = await server.signIn(nok);
  const payload = { c: phone.clientId, cur: null, lim: 262_144, push: [] };
  const answer = await server.app.inject({
    method: "POST",
    url: "/v1/sync",
    headers: { cookie: phone.cookie },
    payload,
  });
  cur = answer.json().cur;
});
afterEach(() => server.close());

const check = async (more: object, who = phone) => {
  const payload = { c: phone.clientId, cur, kinds, whole: [], ...more };
  const headers = { cookie: who.cookie };
  const answer = await server.app.inject({ method: "POST", url: "/v1/check", headers, payload });
  return { status: answer.statusCode, body: answer.json() };
};

test("[I2] a copy that differs is mended, logged without a word of it, and kept for whoever runs the server", async () => {
  expect((await check({ whole: [{ p: HERE, print: "other" }] })).body).toEqual({ now: NOON, differ: [HERE] });
  const empty = Array.from({ length: 64 }, () => "");
  const mended = await check({ parts: { p: HERE, prints: empty } });
  expect(JSON.stringify(mended.body.repair)).toContain("สมชาย");
  expect(await check({ parts: { p: HERE, prints: empty } })).toEqual(mended);
  expect(await server.database.db.selectFrom("mismatch").selectAll().execute()).toEqual([
    { client_id: phone.clientId, p: HERE, at: NOON, parts: expect.any(Number) },
  ]);
  expect(lines.filter((line) => line.includes("divergence"))).toHaveLength(2);
  expect(lines.join("")).not.toContain("สมชาย");
});

test("[P3] another person's phone, another's villages and too large a question are refused", async () => {
  const neighbour = await server.signIn(ploy);
  expect(await check({}, neighbour)).toMatchObject({ status: 409, body: { code: "otherPhone", field: "c" } });
  expect((await check({ whole: [{ p: "t:980203", print: "x" }] })).body).toEqual({ now: NOON, drop: ["t:980203"] });
  const twice = [HERE, "g", HERE].map((p) => ({ p, print: "x" }));
  expect(await check({ whole: twice })).toMatchObject({ status: 400, body: { code: "field", field: "whole.2.p" } });
  const many = Array.from({ length: 201 }, (_, at) => ({ p: `t:${980_000 + at}`, print: "x" }));
  expect(await check({ whole: many })).toMatchObject({ status: 400, body: { code: "field", field: "whole" } });
  expect(await check({ cur: 5 })).toMatchObject({ status: 400, body: { field: "cur" } });
});

const citizen = "019ab000-0000-7000-8000-00000000c001";
