/** The coordinator's figures against a plain recount of the same demo, record by record. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoRecords } from "#content/demo/demo.ts";
import type { DemoOptions } from "#content/demo/plan.ts";
import type { DemoRecord } from "#content/demo/record.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { openDatabase, type Database } from "#server/database.ts";
import { loadDemo } from "#server/demo.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { plant } from "#server/plant.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { recount } from "./recount.ts";
import { freshDatabase, type FreshDatabase } from "#tests/machine/fresh-database.ts";

const now = "2026-11-22T05:00:00.000Z";

describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
  let fresh: FreshDatabase | null = null;
  let database: Database;
  let options: DemoOptions;
  let records: readonly DemoRecord[];

  beforeAll(async () => {
    fresh = dialect === "postgres" ? await freshDatabase() : null;
    database = await openDatabase({ url: fresh?.url, factKey: "test" });
    const demo = await loadDemo(database, sqlStore(database), now, () => {});
    if (demo.type !== "here") throw new Error("An empty database took no demo.");
    options = demo.options;
    records = [...demoRecords(options)];
  });
  afterAll(async () => {
    await database.close();
    await fresh?.drop();
  });

  test.each(["98", "9801", "980101", "980304"])("the figures of area %s are those of the records", async (area) => {
    const overview = await overviewOf(database.db, area, now);
    const plain = recount(records, options, area, now);
    expect({ ...overview, volunteers: null, villagesWithoutVolunteer: null, formulas: null }).toEqual({
      area,
      asOf: now,
      fiscalYear: 2570,
      volunteers: null,
      villagesWithoutVolunteer: null,
      formulas: null,
      ...plain.figures,
    });
    expect(overview.volunteers.total).toBe(plain.villages.length);
    for (const volunteer of overview.volunteers.list) {
      expect(volunteer.peopleHelped).toBe(plain.peopleHelpedBy(volunteer.userId));
      expect(volunteer.overdueFollowUps).toBe(plain.overdueIn(volunteer.village));
      expect(volunteer.lastSeenAt).toBe(plain.lastSeen.get(volunteer.userId));
    }
  });

  test("the longest silent volunteers come first", async () => {
    const { volunteers, silentVolunteers } = await overviewOf(database.db, "98", now);
    const seen = volunteers.list.map(({ lastSeenAt }) => lastSeenAt ?? "");
    expect(seen).toEqual(seen.toSorted());
    expect(silentVolunteers).toBeGreaterThan(0);
    expect(volunteers.list.slice(0, silentVolunteers).every(({ isSilent }) => isSilent)).toBe(true);
    expect(volunteers.list.slice(silentVolunteers).some(({ isSilent }) => isSilent)).toBe(false);
  });

  test("no citizen's name, number or id is in the answer", async () => {
    const text = JSON.stringify(await overviewOf(database.db, "98", now));
    const staff = new Set(records.flatMap(({ kind, body }) => (kind === "user" ? [body.name] : [])));
    const named = records.filter(
      ({ kind, id, body }) =>
        kind === "citizen" && (text.includes(id) || (text.includes(`"${body.name}"`) && !staff.has(body.name))),
    );
    expect(named).toEqual([]);
  });

  test("villages where conflicts or work for the coordinator are open are named, most first; the rest is left out", async () => {
    const conflict = (at: number, areaCode: string, state: string) => ({
      kind: "conflict",
      id: `019ad000-0000-7000-8000-00000000010${at}`,
      body: {
        kind: "citizen",
        recordId: userOf(1),
        areaCode,
        field: "name",
        kept: '"ก"',
        lost: '"ข"',
        lostBy: userOf(2),
        lostAt: now,
        state,
      },
    });
    const review = (at: number, areaCode: string, why: string, state: string) => ({
      kind: "review",
      id: `019ad000-0000-7000-8000-00000000020${at}`,
      body: {
        userId: userOf(2),
        areaCode,
        why,
        ...(why === "held" && { heldAt: now }),
        clientId: userOf(3),
        partition: `t:${areaCode.slice(0, 6)}`,
        n: at,
        kind: "citizen",
        recordId: userOf(1),
        op: "patch",
        change: "{}",
        at: now,
        state,
      },
    });
    await plant(
      sqlStore(database),
      [
        conflict(1, "98030401", "open"),
        conflict(2, "98030402", "open"),
        conflict(3, "98030402", "settled"),
        review(1, "98030402", "held", "open"),
        review(2, "98030402", "given", "open"),
        review(3, "98030401", "discarded", "discarded"),
        conflict(4, "98010101", "open"),
      ],
      now,
    );
    const { attention, openConflicts, openReviews } = await overviewOf(database.db, "980304", now);
    expect(attention.map((village) => [village.code, village.openConflicts, village.openReviews])).toEqual([
      ["98030402", 1, 2],
      ["98030401", 1, 0],
    ]);
    expect([openConflicts, openReviews]).toEqual([2, 2]);
    expect(attention[0]?.nameTh).toEqual(expect.any(String));
    expect((await overviewOf(database.db, "980305", now)).attention).toEqual([]);
    expect((await overviewOf(database.db, "9801", now)).openConflicts).toBe(1);
  });

  test("a new fiscal year begins with the villages and targets of the last, until somebody sets others", async () => {
    const firstOfOctober = "2027-09-30T17:00:00.000Z"; // midnight in Thailand
    const before = await overviewOf(database.db, "980304", now);
    const after = await overviewOf(database.db, "980304", firstOfOctober);
    expect(after.fiscalYear).toBe(2571);
    expect([after.villages, after.target]).toEqual([before.villages, before.target]);
    expect(after.volunteers.list[0]).toMatchObject({ target: 4, villageNameTh: expect.any(String) });

    const known = records.find(({ kind, body }) => kind === "villageTarget" && body.areaCode.startsWith("980304"));
    if (known?.kind !== "villageTarget") throw new Error("The demo has no village there.");
    const next = { ...known.body, fiscalYear: 2571, people: 3, nameTh: "บ้านชื่อใหม่" };
    const id = "019ad000-0000-7000-8000-000000000071";
    await plant(sqlStore(database), [{ kind: "villageTarget", id, body: next }], now);
    expect((await overviewOf(database.db, "980304", firstOfOctober)).target).toBe(before.target - 1);
    expect((await overviewOf(database.db, "980304", now)).target).toBe(before.target);
  });

  test("a new village without a volunteer is named; a person never heard of is silent and comes first", async () => {
    const body = { areaCode: "98010199", fiscalYear: 2570, people: 4, nameTh: "บ้านใหม่", nameEn: "Ban Mai" };
    const id = "019ad000-0000-7000-8000-000000000099";
    await plant(sqlStore(database), [{ kind: "villageTarget", id, body }], now);
    const before = await overviewOf(database.db, "980101", now);
    expect(before.villagesWithoutVolunteer).toEqual([{ code: "98010199", nameTh: "บ้านใหม่", nameEn: "Ban Mai" }]);

    const userId = "019ab000-0000-7000-8000-000000000099";
    const post = { userId, role: "volunteer", scope: "98010199", from: thaiDay(now) };
    await plant(
      sqlStore(database),
      [
        { kind: "user", id: userId, body: { name: "คนใหม่ (ตัวอย่าง)", affiliations: [] } },
        { kind: "membership", id: userId.replace("019ab", "019ac"), body: post },
      ],
      now,
    );
    const after = await overviewOf(database.db, "980101", now);
    expect(after.villagesWithoutVolunteer).toEqual([]);
    expect(after.volunteers.list[0]).toEqual({
      userId,
      name: "คนใหม่ (ตัวอย่าง)",
      phone: null,
      village: "98010199",
      villageNameTh: "บ้านใหม่",
      villageNameEn: "Ban Mai",
      lastSeenAt: null,
      lostData: null,
      waitedDays: 0,
      isSilent: true,
      peopleHelped: 0,
      target: 4,
      overdueFollowUps: 0,
    });
  });
});

const userOf = (at: number): string => `019ab000-0000-7000-8000-00000000900${at}`;
