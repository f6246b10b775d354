/** What a server does by itself, at its start and then from time to time. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { uuidv7 } from "uuidv7";
import { keepTidy, tidyUp, type HousekeepingParts } from "#server/housekeeping.ts";
import { parcelPost } from "#server/parcel-post.ts";
import { rewriteRows } from "#server/rewrite-rows.ts";
import { nok, NOON, startServer, village, type TestServer } from "./server-for-tests.ts";

const [here, there] = ["t:980101", "t:980203"];
const person = { name: "สมชาย ใจดี", areaCode: village.nok, status: "active" };

let server: TestServer;
const failures: unknown[] = [];
beforeEach(async () => {
  failures.length = 0;
  server = await startServer();
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const parts = (): HousekeepingParts => {
  const now = () => server.clock.now;
  const onFailure = (error: unknown): void => void failures.push(error);
  const { database, store } = server;
  return { database, store, postParcels: parcelPost(store, now, onFailure), now, onFailure };
};
const sendParcel = () =>
  server.store.push({
    partition: here,
    clientId: uuidv7(),
    userId: nok,
    now: NOON,
    firstNumber: 1,
    rowIds: [],
    decide: ({ head }) => {
      const parcel = { to: there, kind: "citizen", id: uuidv7(), set: { ...person, areaCode: "98020305" }, at: NOON };
      return { changes: { head, lastNumber: 1, results: [], rows: [], parcels: [parcel] }, value: null };
    },
  });
const rowsThere = async () =>
  (await server.database.db.selectFrom("row").select("id").where("p", "=", there).execute()).length;

test("[C6] marks of deleted rows go after 400 days, and the floor says so; erased ones stay", async () => {
  const [deleted, erased] = [uuidv7(), uuidv7()];
  await server.plant([deleted, erased].map((id) => ({ kind: "citizen", id, body: person })));
  await rewriteRows(server.store, { partition: here, ids: [erased] }, NOON, () => ({ body: null, erased: true }));
  const phone = await server.signIn(nok);
  const m = [{ n: 1, v: 1, k: "citizen", id: deleted, op: "delete", at: NOON, b: 99 }];
  const payload = { c: phone.clientId, cur: null, lim: 0, push: [{ p: here, m }] };
  await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie: phone.cookie }, payload });
  const marks = async () => {
    const rows = await server.database.db
      .selectFrom("row")
      .select("id")
      .where("body", "is", null)
      .where("p", "=", here)
      .execute();
    return rows.map(({ id }) => id).toSorted();
  };
  await tidyUp(parts());
  expect(await marks()).toEqual([deleted, erased].toSorted());
  server.clock.now = "2027-12-28T05:00:00.000Z";
  await tidyUp(parts());
  expect(await marks()).toEqual([erased]);
  const head = (await server.store.heads([here])).get(here);
  expect([head?.floor, (head?.erased ?? 0) > 0]).toEqual([head?.head, true]);
});

test("[P6] parcels go at the start and every five minutes, until the server ends; a failure is told and not the end", async () => {
  await sendParcel();
  await tidyUp(parts());
  expect(await rowsThere()).toBe(1);

  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const end = keepTidy(parts());
  await sendParcel();
  vi.advanceTimersByTime(5 * 60_000);
  await vi.waitFor(async () => expect(await rowsThere()).toBe(2));
  end();
  await sendParcel();
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(await rowsThere()).toBe(2);

  const broken = { ...server.store, forgetTombstones: () => Promise.reject(new Error("no room on the disk")) };
  const endAgain = keepTidy({ ...parts(), store: broken });
  vi.advanceTimersByTime(24 * 60 * 60_000);
  await vi.waitFor(() => expect(failures).toHaveLength(1));
  endAgain();
});

test("what was kept for its time goes at the start, and on each day after", async () => {
  const review = {
    userId: nok,
    areaCode: village.nok,
    why: "discarded",
    clientId: uuidv7(),
    partition: here,
    n: 1,
    kind: "citizen",
    recordId: uuidv7(),
    op: "patch",
    change: "{}",
    at: NOON,
    state: "discarded",
  };
  await server.plant([{ kind: "review", id: uuidv7(), body: review }]);
  const runs = () => server.database.db.selectFrom("retention_run").selectAll().where("kind", "=", "review").execute();
  await tidyUp(parts());
  expect((await runs()).map(({ removed }) => removed)).toEqual([0]);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const end = keepTidy(parts());
  server.clock.now = "2028-11-22T05:00:00.000Z";
  vi.advanceTimersByTime(24 * 60 * 60_000);
  await vi.waitFor(async () => expect((await runs()).map(({ removed }) => removed)).toEqual([0, 1]));
  end();
  expect(failures).toEqual([]);
});
