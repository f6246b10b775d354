/** What an exchange costs a volunteer who pays by the megabyte, counted on the wire with all headers. */
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { createBrotliDecompress } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantReferenceData } from "#server/reference-data.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { countBytes, type ByteCounter } from "./count-bytes.ts";
import { signatureOf } from "./device-keys.ts";
import { NOON, nok, startServer, type SignedIn, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
let phone: SignedIn;
let counter: ByteCounter;

beforeAll(async () => {
  server = await startServer();
  await plantReferenceData(server.store, NOON);
  phone = await server.signIn(nok);
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  counter = await countBytes((server.app.server.address() as AddressInfo).port);
});
afterAll(async () => {
  counter.close();
  await server.close();
});

/** As lean as HTTP/1.1 allows: the headers that our server needs, and nothing that a browser adds of its own. */
const exchange = async (cur: string | null): Promise<SyncResponse> => {
  const body = JSON.stringify({ c: phone.clientId, cur, lim: 65_536, push: [] });
  const signature = await signatureOf({ path: "/v1/sync", body, now: NOON });
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: phone.cookie,
      "content-type": "application/json",
      "accept-encoding": "br",
      [SIGNATURE_HEADER]: signature,
    };
    const asked = request(`${counter.origin}/v1/sync`, { method: "POST", headers }, (answer) => {
      json(answer.headers["content-encoding"] === "br" ? answer.pipe(createBrotliDecompress()) : answer).then(
        (given) => resolve(given as SyncResponse),
        reject,
      );
    });
    // HTTP/1.1 keeps connections without being told.
    asked.removeHeader("connection");
    asked.end(body);
  });
};

test("[W1] an idle exchange is one request of at most 650 bytes both ways, headers counted", async () => {
  const first = await exchange(null);
  counter.take();
  const idle = await exchange(first.cur ?? null);
  const { up, down, text } = counter.take();
  expect(Object.keys(idle).toSorted()).toEqual(["next", "now"]);
  expect(up + down).toBeLessThanOrEqual(650);
  expect(text.match(/HTTP\/1\.1 200/gu)).toHaveLength(1);
});

test("the whole catalogue of help topics comes in 4 kB, compressed", async () => {
  counter.take();
  const { ch } = await exchange(null);
  const { down, text } = counter.take();
  expect(ch?.find(({ k }) => k === "topic")?.id).toHaveLength(63);
  expect(text).toContain("content-encoding: br");
  expect(down).toBeLessThanOrEqual(4_096);
});
