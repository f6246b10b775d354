/** How long records are kept, carried out: what goes, what still counts, who hears of it, and what is left alone. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { ok } from "#domain/result.ts";
import { carryOutRetention, retentionDue } from "#server/retention/carry-out.ts";
import { retentionReport } from "#server/retention/report.ts";
import { rewriteRows } from "#server/rewrite-rows.ts";
import { syncAll, type RoundDeps } from "#sync/round.ts";
import { saveDrafts } from "#sync/save.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { memoryPhone } from "#tests/simulation/memory-phone.ts";
import { citizenBody, helpBody, ids, other, person, theirRecords } from "./erasure-records.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, village, type TestServer } from "./server-for-tests.ts";

const HERE = "t:980101";
const years = (count: number): string => NOON.replace("2026", String(2026 + count));
const [closed, open, dropped] = [uuidv7(), uuidv7(), uuidv7()];
/** As a phone names what it makes at this moment. */
const idAt = (at: string, n: number): string => {
  const hex = Date.parse(at).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(n).padStart(12, "0")}`;
};
const [noteHelp, aheadHelp] = [idAt(NOON, 1), idAt(NOON, 2)];

const followUp = (state: string): Body => ({
  citizenId: other,
  areaCode: village.nok,
  topic: "ID-THAID",
  due: "2026-12-01",
  priority: 1,
  state,
});
const conflictOf = (id: string): Body => theirRecords.find((record) => record.id === ids[id])?.body as Body;
const records = [
  { kind: "citizen", id: person, body: citizenBody(village.nok) },
  { kind: "citizen", id: other, body: { ...citizenBody(village.nok), name: "สมหญิง" } },
  { kind: "helpLog", id: noteHelp, body: { ...helpBody(person), at: NOON, note: "อยู่คนเดียว" } },
  // The phone that made it was set to the Buddhist year: it counts for the day when the server took it.
  { kind: "helpLog", id: aheadHelp, body: { ...helpBody(person), at: "2569-11-22T05:00:00.000Z", note: "ข้างบ้าน" } },
  { kind: "followUp", id: closed, body: followUp("done") },
  { kind: "followUp", id: dropped, body: followUp("dropped") },
  { kind: "followUp", id: open, body: followUp("open") },
  { kind: "conflict", id: ids["conflict"] ?? "", body: { ...conflictOf("conflict"), state: "settled" } },
  { kind: "conflict", id: ids["noteConflict"] ?? "", body: conflictOf("noteConflict") },
  { kind: "review", id: ids["review"] ?? "", body: { ...conflictOf("review"), state: "discarded" } },
];

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
    await server.plant(records);
  });
  afterEach(async () => {
    await server.close();
  });

  const run = async (now: string) => {
    const { database, store } = server;
    const removed = await carryOutRetention({ database, store, now });
    return Object.fromEntries([...removed].filter(([, count]) => count > 0));
  };
  const due = async (now: string) =>
    Object.fromEntries([...(await retentionDue(server.database, now))].filter(([, count]) => count > 0));
  const there = async (id: string) => {
    const row = await server.database.db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
    return row?.body ? (JSON.parse(row.body) as Body) : null;
  };
  const everything = async () => ({
    rows: await server.database.db.selectFrom("row").selectAll().orderBy("id").execute(),
    part: await server.database.db.selectFrom("part").selectAll().orderBy("p").execute(),
    setting: await server.database.db.selectFrom("setting").selectAll().orderBy("name").execute(),
    list: await server.database.db.selectFrom("retention_list").selectAll().orderBy("id").execute(),
    runs: await server.database.db.selectFrom("retention_run").selectAll().execute(),
  });
  const list = () => server.database.db.selectFrom("retention_list").selectAll().orderBy("id").execute();

  test("each kind goes on the day after its period, in Thai days, and not a day earlier", async () => {
    // Noon of 22 November 2026 and 365 days: kept through 22 November 2027, until 17:00 in UTC.
    expect(await run("2027-11-22T16:59:59.999Z")).toEqual({});
    expect(await run("2027-11-22T17:00:00.000Z")).toEqual({ review: 1 });
    expect(await there(ids["review"] ?? "")).toBeNull();
    expect(await run("2028-11-21T16:59:59.999Z")).toEqual({});
    expect(await run("2028-11-21T17:00:00.000Z")).toEqual({ conflict: 1, followUp: 2 });
    expect(await run("2029-11-21T16:59:59.999Z")).toEqual({});
    expect(await run("2029-11-21T17:00:00.000Z")).toEqual({ helpLog: 2 });
  });

  test("what is still open stays, however old, and goes when its time since then is over", async () => {
    expect(await run(years(20))).toEqual({ conflict: 1, followUp: 2, helpLog: 2, review: 1 });
    expect([await there(open), await there(ids["noteConflict"] ?? "")]).toMatchObject([
      { state: "open" },
      { state: "open" },
    ]);
    const done = (row: { readonly body: Body | null }) => ({ body: { ...row.body, state: "done" } });
    await rewriteRows(server.store, { partition: HERE, ids: [open] }, years(20), done);
    expect(await run(years(21))).toEqual({});
    expect(await run(years(23))).toEqual({ followUp: 1 });
  });

  test("help logs lose their note and go on counting, to the last figure", async () => {
    const counted = () => server.database.db.selectFrom("fact_help_log").selectAll().orderBy("id").execute();
    const before = await counted();
    expect(before.map(({ day }) => day)).toEqual(["2026-11-22", "2026-11-22"]);
    await run(years(4));
    expect(await counted()).toEqual(before);
    expect(await there(noteHelp)).toEqual({ ...helpBody(person), at: NOON });
  });

  test("a run that only looks changes nothing, and says what a real one then does", async () => {
    const before = await everything();
    const expected = await due(years(4));
    await retentionReport(server.database, years(4));
    expect(await everything()).toEqual(before);
    expect(await run(years(4))).toEqual(expected);
    expect(expected).toEqual({ conflict: 1, followUp: 2, helpLog: 2, review: 1 });
  });

  test("run again, alone or by several servers at once, it finds nothing more to do", async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => run(years(4))));
    const sum = (kind: string): number => runs.reduce((total, one) => total + (one[kind] ?? 0), 0);
    expect(["conflict", "followUp", "helpLog", "review"].map(sum)).toEqual([1, 2, 2, 1]);
    expect((await list()).map(({ id }) => id)).toEqual([person, other]);
    const before = await everything();
    expect(await run(years(4))).toEqual({});
    expect(await everything()).toEqual(before);
  });

  test("[M6] a phone that holds what went loses it at its next sync, and its late change is answered gone", async () => {
    const { clientId, cookie } = await server.signIn(nok);
    const storage = memoryPhone(clientId);
    const send: RoundDeps["send"] = async (request) => {
      const payload = JSON.stringify({ ...request, push: request.push });
      const headers = { cookie, "content-type": "application/json" };
      const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers, payload });
      expect(answer.statusCode).toBe(200);
      return ok(answer.json<SyncResponse>());
    };
    const syncs = () => syncAll({ storage, send, now: () => server.clock.now, newId: uuidv7 });
    const sees = (id: string) => storage.state().rows.get(id)?.body;
    const gone = [closed, dropped, ids["conflict"] ?? "", ids["review"] ?? ""];
    await syncs();
    expect(gone.map(sees)).not.toContain(undefined);
    expect(sees(aheadHelp)).toMatchObject({ note: "ข้างบ้าน" });

    await run("2029-12-01T05:00:00.000Z");
    const change = { op: "patch", kind: "followUp", id: closed, set: { state: "open" } } as const;
    await saveDrafts(storage, [change], NOON);
    await syncs();
    expect(gone.map(sees)).toEqual([undefined, undefined, undefined, undefined]);
    expect([sees(noteHelp), sees(aheadHelp)].map((body) => [body?.["minutes"], body?.["note"]])).toEqual([
      [30, undefined],
      [30, undefined],
    ]);
    expect([...storage.state().answered.values()].map(({ state }) => state)).toEqual(["gone"]);
    expect([sees(open), sees(other)]).toMatchObject([{ state: "open" }, { name: "สมหญิง" }]);
    expect(await there(closed)).toBeNull();
  });

  test("people whom nobody has helped for two years are put on a list, and are not touched", async () => {
    expect((await run("2028-11-21T16:59:59.999Z"), await list())).toEqual([]);
    await run("2028-11-21T17:00:00.000Z");
    const listedAt = "2028-11-21T17:00:00.000Z";
    const place = { p: HERE, village: village.nok, listed_at: listedAt };
    expect(await list()).toEqual([
      { ...place, id: person, last_help: "2026-11-22" },
      { ...place, id: other, last_help: null },
    ]);
    expect([await there(person), await there(other)]).toMatchObject([{ name: "สมชาย ใจดี" }, { name: "สมหญิง" }]);
    // Helped again, they leave it; the others keep the day of being listed.
    server.clock.now = "2028-11-25T05:00:00.000Z";
    await server.plant([
      { kind: "helpLog", id: uuidv7(), body: { ...helpBody(person), at: "2028-11-24T05:00:00.000Z" } },
    ]);
    await run("2028-11-26T05:00:00.000Z");
    expect(await list()).toEqual([{ ...place, id: other, last_help: null }]);
    // Changed, and so known to be somebody's concern; or gone.
    await server.plant([{ kind: "citizen", id: other, body: { ...citizenBody(village.nok), name: "สมหญิง ดี" } }]);
    await run("2028-11-27T05:00:00.000Z");
    expect(await list()).toEqual([]);
  });

  test("the report says what was removed, what will be within 30 days, and who waits, without a name", async () => {
    await run("2027-11-23T05:00:00.000Z");
    const report = await retentionReport(server.database, "2028-11-01T05:00:00.000Z");
    expect(report.past).toContainEqual({ kind: "review", removed: 1, lastRun: "2027-11-23T05:00:00.000Z" });
    expect(report.soonUntil).toBe("2028-12-01");
    expect([...report.soon].filter(([, count]) => count > 0)).toEqual([
      ["conflict", 1],
      ["followUp", 2],
    ]);
    expect(report).toMatchObject({ waiting: [], waitingSoon: 2 });
    await run("2028-12-01T05:00:00.000Z");
    const after = await retentionReport(server.database, "2028-12-01T05:00:00.000Z");
    expect(after.waiting).toEqual([{ village: village.nok, people: 2, since: "2028-12-01T05:00:00.000Z" }]);
    expect(JSON.stringify(after)).not.toContain("สมหญิง");
  });

  test("a note that waited on a phone goes by the day on which it was written", async () => {
    const waited = idAt("2026-10-23T05:00:00.000Z", 3);
    await server.plant([{ kind: "helpLog", id: waited, body: { ...helpBody(person), note: "รอส่ง" } }]);
    await run("2029-10-22T16:59:59.999Z");
    expect(await there(waited)).toHaveProperty("note");
    await run("2029-10-22T17:00:00.000Z");
    expect(await there(waited)).not.toHaveProperty("note");
    expect(await there(noteHelp)).toHaveProperty("note");
  });

  test("what earlier runs decided on is not read again, unless the rule is another one since", async () => {
    await run(years(3));
    // Not as anything happens: only so does it show whether the row is looked at.
    const body = JSON.stringify(followUp("done"));
    await server.database.db.updateTable("row").set({ body }).where("id", "=", open).execute();
    expect(await due(years(3))).toEqual({});
    const value = `another rule\n${years(3)}`;
    await server.database.db.updateTable("setting").set({ value }).where("name", "=", "retention followUp").execute();
    expect(await due(years(3))).toEqual({ followUp: 1 });
  });

  test("thousands of rows go in steps, and other work comes in between", { timeout: 60_000 }, async () => {
    const places = [village.nok, "98020305", "98030101", "98040101"];
    const many = Array.from({ length: 1203 }, (_, at) => ({
      kind: "followUp",
      id: uuidv7(),
      body: { ...followUp("done"), areaCode: places[at % places.length] ?? village.nok },
    }));
    await server.plant(many);
    let turns = 0;
    const running = new AbortController();
    const counting = (async () => {
      for (; !running.signal.aborted; turns++) await nextTurn();
    })();
    expect(await run("2028-12-01T05:00:00.000Z")).toMatchObject({ followUp: 1205 });
    running.abort();
    await counting;
    // At least once for each step and place.
    expect(turns).toBeGreaterThanOrEqual(9);
    expect(await due("2028-12-02T05:00:00.000Z")).toEqual({});
  });
});
