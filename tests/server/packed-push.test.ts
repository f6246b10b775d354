/** A push by columns, through HTTP: what the phone really sends. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packPush } from "#sync/push-columns.ts";
import type { Mutation, SyncRequest, SyncResponse } from "#sync/wire.ts";
import { citizen, HERE } from "./requests.ts";
import { nok, startServer, type SignedIn, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
let phone: SignedIn;

beforeAll(async () => {
  server = await startServer();
  phone = await server.signIn(nok);
});
afterAll(() => server.close());

const send = (request: object) =>
  server.app.inject({
    method: "POST",
    url: "/v1/sync",
    headers: { cookie: phone.cookie, "content-type": "application/json", "content-encoding": "gzip" },
    payload: gzipSync(JSON.stringify(request)),
  });

const pushOf = (m: readonly Mutation[]): SyncRequest => ({
  c: phone.clientId,
  cur: null,
  lim: 65_536,
  push: [{ p: HERE, m }],
});

test("[W6] a push by columns is answered as a plain one is, and each of its changes by itself", async () => {
  // A person as this server knows one, but for a name in the second and a kind in the last.
  const people = [citizen(1), citizen(2, { name: 7 }), citizen(3), { ...citizen(4), k: "spaceship" }] as Mutation[];
  const packed = packPush(pushOf(people));
  expect(packed.push[0]).toHaveProperty("c");
  const first: SyncResponse = (await send(packed)).json();
  expect(first.ack?.[HERE]).toMatchObject({
    n: 4,
    clean: [
      [1, expect.any(Number), 1],
      [3, expect.any(Number), 1],
    ],
  });
  expect(first.res).toMatchObject([
    { n: 2, s: "rejected", field: "name" },
    { n: 4, s: "rejected", code: "unknownKind" },
  ]);
  // The answer was lost, and a plain request repeats it.
  const again: SyncResponse = (await send(pushOf(people))).json();
  expect([again.ack?.[HERE]?.n, again.res]).toEqual([4, first.res]);
});

test("[W6] a push by columns that cannot be read is refused as a whole, by the name of its part", async () => {
  const block = { n: 5, k: "citizen", v: 1, op: "put", id: ["a", "b"], at: { ms: [1] } };
  const answer = await send({ ...pushOf([]), push: [{ p: HERE, c: [block] }] });
  expect([answer.statusCode, answer.json().code, answer.json().field]).toEqual([400, "field", "push.0.c.0.at"]);
});
