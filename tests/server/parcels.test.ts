/** A record that a change makes in another sub-district: it arrives once, whatever stops the server on the way. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { parcelPost } from "#server/parcel-post.ts";
import { deliverParcels } from "#sync/parcels.ts";
import type { Store } from "#sync/store.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, village, type TestServer } from "./server-for-tests.ts";

const [here, there] = ["t:980101", "t:980203"];
const newVillage = "98020305";

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
  });
  afterEach(async () => {
    await server.close();
  });

  /** Writes the change that lets a person move, as a server does that dies before it delivers. */
  const leave = (store: Store, movedId: string): Promise<unknown> =>
    store.push({
      partition: here,
      clientId: uuidv7(),
      userId: nok,
      now: NOON,
      firstNumber: 1,
      rowIds: [],
      decide: (view) => ({
        changes: {
          head: view.head,
          lastNumber: 1,
          results: [],
          rows: [],
          parcels: [{ to: there, kind: "citizen", id: movedId, set: { ...person, areaCode: newVillage }, at: NOON }],
        },
        value: null,
      }),
    });
  const arrived = async () => {
    const rows = await server.database.db
      .selectFrom("row")
      .select(["id", "seq", "body"])
      .where("p", "=", there)
      .execute();
    return rows.map(({ id, seq }) => [id, seq]).toSorted((a, b) => Number(a[1]) - Number(b[1]));
  };

  test("[P6] a person who moves is in the other sub-district when the phone that moved them has its answer", async () => {
    const { cookie, clientId } = await server.signIn(nok);
    const [id, movedId] = [uuidv7(), uuidv7()];
    const change = (n: number, op: string, set: Body) => ({ n, v: 1, k: "citizen", id, op, at: NOON, b: 0, set });
    const move = { status: "moved", movedTo: { areaCode: newVillage, id: movedId } };
    const m = [change(1, "put", person), change(2, "patch", move)];
    const payload = { c: clientId, cur: null, lim: 65_536, push: [{ p: here, m }] };
    const send = () => server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect([(await send()).statusCode, await arrived()]).toEqual([200, [[movedId, 1]]]);
    expect([(await send()).statusCode, await arrived()]).toEqual([200, [[movedId, 1]]]);
    const facts = await server.database.db
      .selectFrom("fact_citizen")
      .select(["village", "status"])
      .orderBy("village")
      .execute();
    expect(facts).toMatchObject([
      { village: village.nok, status: "moved" },
      { village: newVillage, status: "active" },
    ]);
    expect(await server.store.parcels()).toEqual([]);
  });

  test("[P6] a server that dies after the change, and one that dies after the arrival, deliver once", async () => {
    const { store } = server;
    const [first, second] = [uuidv7(), uuidv7()];
    await leave(store, first);
    expect(await arrived()).toEqual([]);
    const dying: Store = { ...store, parcelArrived: () => Promise.reject(new Error("the power is gone")) };
    await expect(deliverParcels(dying, NOON)).rejects.toThrow("the power is gone");
    expect(await arrived()).toEqual([[first, 1]]);
    expect(await store.parcels()).toHaveLength(1);

    await leave(store, second);
    await deliverParcels(store, NOON);
    await deliverParcels(store, NOON);
    expect(await arrived()).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(await store.parcels()).toEqual([]);
  });

  test("[P6] several servers that deliver at one moment deliver once, and in order", async () => {
    const { store } = server;
    const ids = Array.from({ length: 12 }, () => uuidv7());
    for (const id of ids) await leave(store, id);
    await Promise.all(Array.from({ length: 5 }, () => deliverParcels(store, NOON)));
    expect(await arrived()).toEqual(ids.map((id, at) => [id, at + 1]));
    expect(await store.parcels()).toEqual([]);
  });

  test("[P6] what cannot be delivered now keeps nobody from an answer, and is delivered later", async () => {
    const { store } = server;
    const failures: unknown[] = [];
    const id = uuidv7();
    await leave(store, id);
    const broken: Store = { ...store, push: () => Promise.reject(new Error("no room on the disk")) };
    await parcelPost(
      broken,
      () => NOON,
      (error) => failures.push(error),
    )(here);
    expect([failures.length, await arrived()]).toEqual([1, []]);
    await parcelPost(
      store,
      () => NOON,
      (error) => failures.push(error),
    )();
    expect([failures.length, await arrived()]).toEqual([1, [[id, 1]]]);
  });

  test("[P6] a record that is there already stays as it is", async () => {
    const { store } = server;
    const id = uuidv7();
    await leave(store, id);
    await server.plant([{ kind: "citizen", id, body: { ...person, areaCode: newVillage, nickname: "ชาย" } }]);
    await deliverParcels(store, NOON);
    expect(await arrived()).toEqual([[id, 1]]);
    expect(await store.parcels()).toEqual([]);
  });
});

const person = { name: "สมชาย ใจดี", areaCode: village.nok, status: "active" };
