/** What a volunteer of one village could once do to others by signed requests of their own making (docs/security.md). */
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { limits } from "#sync/wire.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const [here, there] = ["t:980101", "t:980102"];
const elsewhere = "98010203";

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  const numbers = new Map<string, number>();
  beforeEach(async () => {
    server = await start();
    phone = await server.signIn(nok);
    numbers.clear();
  });
  afterEach(() => server.close());

  interface Change {
    readonly kind?: string;
    readonly id?: string;
    readonly op?: "put" | "patch";
    readonly version?: number;
    readonly partition?: string;
    readonly set: Body;
  }
  const pushes = async (...changes: readonly Change[]) => {
    const p = changes[0]?.partition ?? here;
    const m = changes.map(({ kind: k = "citizen", id = uuidv7(), op = "put", version: v = 1, set }) => {
      const n = (numbers.get(p) ?? 0) + 1;
      numbers.set(p, n);
      return { n, v, k, id, op, at: NOON, b: 0, set };
    });
    const payload = { c: phone.clientId, cur: null, lim: 65_536, push: [{ p, m }] };
    const { cookie } = phone;
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    const results: readonly { readonly s: string; readonly code?: string; readonly field?: string }[] =
      answer.json().res ?? [];
    return { status: answer.statusCode, results: results.map(({ s, code, field }) => [s, code, field]) };
  };
  const arrivedIn = async (partition: string): Promise<number> => {
    const rows = server.database.db.selectFrom("row").select("id").where("p", "=", partition);
    return (await rows.where("kind", "in", ["citizen", "followUp"]).execute()).length;
  };

  const person = { name: "ป้าสาธิต", areaCode: village.nok, status: "active" };
  const move = (areaCode = elsewhere) => ({ movedTo: { areaCode, id: uuidv7() }, status: "moved" });
  const promise = { citizenId: uuidv7(), areaCode: village.nok, topic: "APP-LINE", due: "2026-11-22", priority: 1 };

  test.each([
    ["a person whose name is an object", "citizen", { ...person, name: { a: 1 }, ...move() }, "name"],
    ["a person whose name is a number", "citizen", { ...person, name: 7, ...move() }, "name"],
    [
      "a follow-up that is due on no day",
      "followUp",
      { ...promise, due: ["2026-11-22"], state: "moved", movedTo: { ...move().movedTo, citizenId: uuidv7() } },
      "due",
    ],
  ] as const)("[8.1] %s reaches no other village, whatever version it claims", async (_what, kind, set, field) => {
    for (const version of [1, 9999]) {
      const { results } = await pushes({ kind, version, set });
      expect(results).toEqual([["rejected", "shape", field]]);
    }
    expect(await arrivedIn(there)).toBe(0);
  });

  test.each(["00000000", "99999999", "98990101", "98010200"])(
    "[8.2] nobody moves to %s, which is no village",
    async (code) => {
      const { results } = await pushes({ set: { ...person, ...move(code) } });
      expect(results).toEqual([["rejected", "unknownVillage", "movedTo"]]);
      expect(await arrivedIn(`t:${code.slice(0, 6)}`)).toBe(0);
    },
  );

  test("[8.2] one person who moves again and again fills no village: after a day's worth the moves wait", async () => {
    const id = uuidv7();
    expect((await pushes({ id, set: person })).results).toEqual([]);
    const refusals: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const moves = Array.from({ length: 100 }, () => ({ id, op: "patch" as const, set: move() }));
      refusals.push(...(await pushes(...moves)).results);
    }
    expect(refusals).toEqual(
      Array.from({ length: 300 - limits.arrivalsPerDay }, () => ["rejected", "tooManyMoves", undefined]),
    );
    expect(await arrivedIn(there)).toBe(limits.arrivalsPerDay);

    server.clock.now = "2026-11-23T06:00:00.000Z";
    expect((await pushes({ id, op: "patch", set: move() })).results).toEqual([]);
  });

  test("[8.2] what moves elsewhere is held to the size of a first record", async () => {
    const unknown = Object.fromEntries(Array.from({ length: 79 }, (_, at) => [`f${at}`, at]));
    const { results } = await pushes({ set: { ...person, ...unknown } });
    expect(results).toEqual([["rejected", "tooLarge", "set"]]);
  });

  const givesFor = (areaCode: string, at = NOON): Change => {
    const id = uuidv7();
    const change = { n: 7, v: 1, k: "citizen", id, op: "delete", at: NOON, b: 0 };
    const whose = { userId: nok, areaCode, why: "given", clientId: phone.clientId, partition: here, n: 7 };
    const work = { kind: "citizen", recordId: id, op: "delete", change: JSON.stringify(change), at, state: "open" };
    return { kind: "review", set: { ...whose, ...work } };
  };

  test("[8.4] nobody gives a coordinator work for a village that they never had", async () => {
    for (const version of [1, 9999]) {
      const { results } = await pushes({ ...givesFor(village.ploy), version, partition: `u:${nok}` });
      expect(results).toEqual([["rejected", "otherPlace", "areaCode"]]);
    }
    expect((await pushes({ ...givesFor(village.nok), partition: `u:${nok}` })).results).toEqual([]);
  });

  test("[8.4] 600 pieces of work dated 1970 hide nobody else's, and the server's time orders them", async () => {
    for (let round = 0; round < 3; round++) {
      const many = Array.from({ length: 200 }, () => ({ ...givesFor(village.nok, "1970-01-01T00:00:00.000Z") }));
      await pushes(...many.map((one) => ({ ...one, partition: `u:${nok}` })));
    }
    const other = "019ab000-0000-7000-8000-00000000e001";
    server.clock.now = "2026-11-22T06:00:00.000Z";
    const late = givesFor(village.nok);
    await server.plant([
      { kind: "user", id: other, body: { name: "แดง", affiliations: [] } },
      { kind: "review", id: uuidv7(), body: { ...late.set, userId: other } },
    ]);
    const { cookie } = await server.signIn(lek);
    const url = `/v1/reviews?area=${village.nok.slice(0, 6)}`;
    const answer = await server.app.inject({ method: "GET", url, headers: { cookie } });
    const list: readonly { readonly userId: string }[] = answer.json().list;
    expect(answer.json().total).toBe(601);
    expect(list.filter(({ userId }) => userId === nok)).toHaveLength(60);
    expect(list.at(-1)?.userId).toBe(other);
  });
});
