import { createHash } from "node:crypto";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { demoDevices, demoRecords } from "#content/demo/demo.ts";
import { demoProvince } from "#content/demo/places.ts";
import { demoCounts, planVillages, type DemoOptions } from "#content/demo/plan.ts";
import type { DemoKind, DemoRecord } from "#content/demo/record.ts";
import { topics } from "#content/topics/topics.ts";
import { isWithin, readAreaFile, subdistrictOf } from "#domain/area.ts";
import { id } from "#domain/field-types.ts";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { attendanceRecord } from "#domain/records/attendance.ts";
import { centreRecord } from "#domain/records/centre.ts";
import { citizenRecord } from "#domain/records/citizen.ts";
import { cohortRecord } from "#domain/records/cohort.ts";
import { enrolmentRecord } from "#domain/records/enrolment.ts";
import { followUpRecord } from "#domain/records/follow-up.ts";
import { helpLogRecord } from "#domain/records/help-log.ts";
import { householdRecord } from "#domain/records/household.ts";
import { membershipRecord } from "#domain/records/membership.ts";
import { scoreRecord } from "#domain/records/score.ts";
import { userRecord } from "#domain/records/user.ts";
import { villageTargetRecord } from "#domain/records/village-target.ts";
import { areaOf, COUNTRY } from "#domain/roles.ts";
import { daysBetween, thaiDay } from "#domain/thai-day.ts";

const today = "2026-11-22";
const small: DemoOptions = { size: "demo", seed: 1, today };
const records = [...demoRecords(small)];
const ofKind = <Kind extends DemoKind>(kind: Kind, from: readonly DemoRecord[] = records) =>
  from.filter((record): record is Extract<DemoRecord, { kind: Kind }> => record.kind === kind);
const types = {
  attendance: attendanceRecord,
  centre: centreRecord,
  citizen: citizenRecord,
  cohort: cohortRecord,
  enrolment: enrolmentRecord,
  followUp: followUpRecord,
  helpLog: helpLogRecord,
  household: householdRecord,
  membership: membershipRecord,
  score: scoreRecord,
  user: userRecord,
  villageTarget: villageTargetRecord,
};

const hash = (options: DemoOptions): string => {
  const sum = createHash("sha256");
  for (const record of demoRecords(options)) sum.update(JSON.stringify(record));
  for (const device of demoDevices(options)) sum.update(JSON.stringify(device));
  return sum.digest("hex");
};

describe("the demo province", () => {
  test("the same seed gives the same bytes, another seed or day gives others", () => {
    expect(hash(small)).toBe(hash({ ...small }));
    expect(hash({ ...small, seed: 2 })).not.toBe(hash(small));
    expect(hash({ ...small, today: "2026-11-23" })).not.toBe(hash(small));
  });

  test("holds as much of everything as it says", () => {
    const count = (kind: DemoKind) => ofKind(kind).length;
    expect([count("citizen"), count("helpLog"), count("followUp"), count("villageTarget")]).toEqual([
      480, 1500, 160, 96,
    ]);
    expect([count("user"), count("membership")]).toEqual([96 + 10, 96 + 10]);
    expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
  });

  test("is made of valid records, and nothing is unknown to the record types", () => {
    for (const record of records) {
      const type = types[record.kind];
      expect(v.parse(v.strictObject(type.fields), record.body)).toEqual(record.body);
      expect(type.check({ ...record.body })).toBeNull();
      expect({ partition: record.partition, audience: record.audience }).toEqual(type.home(record.body, record.id));
      expect(v.is(id, record.id)).toBe(true);
      expect(Number.parseInt(record.id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse(record.at));
    }
  });

  test("begins with users and memberships, and nothing points to what has not come yet", () => {
    const kinds = records.map((record) =>
      record.kind === "user" || record.kind === "membership" ? "account" : "work",
    );
    expect(kinds.lastIndexOf("account")).toBeLessThan(kinds.indexOf("work"));
    const users = new Set(ofKind("user").map((record) => record.id));
    const people = new Set(ofKind("citizen").map((record) => record.id));
    const logs = new Set(ofKind("helpLog").map((record) => record.id));
    expect(records.filter(({ by }) => by !== null && !users.has(by))).toEqual([]);
    expect(ofKind("helpLog").filter(({ body }) => body.citizenId && !people.has(body.citizenId))).toEqual([]);
    expect(ofKind("followUp").filter(({ body }) => !people.has(body.citizenId))).toEqual([]);
    expect(ofKind("followUp").filter(({ body }) => body.helpLogId && !logs.has(body.helpLogId))).toEqual([]);
  });

  test("shows no number that could be a national ID, and no phone that could ring", () => {
    expect(records.filter((record) => /\d{13}/.test(JSON.stringify(record)))).toEqual([]);
    const texts = records
      .flatMap(({ body }) => Object.values<unknown>(body))
      .filter((value): value is string => typeof value === "string");
    const digits = texts.filter((text) => !v.safeParse(id, text).success).map((text) => text.replaceAll(/[\s-]/g, ""));
    expect(digits.filter((text) => /\d{13}/.test(text))).toEqual([]);
    const phones = records.flatMap(({ body }) => ("phone" in body ? [body.phone] : []));
    expect(phones.length).toBeGreaterThan(200);
    expect(phones.filter((phone) => !/^000-\d{3}-\d{4}$/.test(phone ?? ""))).toEqual([]);
  });

  test("lies inside province 98, in the places of its area file", () => {
    const places = new Set(readAreaFile(demoProvince).map((place) => place.code));
    const codes = records.flatMap(({ body }) => ("areaCode" in body ? [body.areaCode] : []));
    expect(codes.filter((code) => !places.has(subdistrictOf(code) ?? ""))).toEqual([]);
    expect(new Set(codes).size).toBe(96);
    const areas = ofKind("membership").map(({ body }) => areaOf(body.scope) ?? "");
    expect(areas.filter((area) => area !== COUNTRY && !isWithin("98", area))).toEqual([]);
    expect(ofKind("centre").map(({ body }) => subdistrictOf(body.code.slice(0, 6)))).toEqual([
      "980101",
      "980201",
      "980301",
    ]);
  });

  test("a log and a follow-up are about people of the volunteer's own village", () => {
    const homes = new Map(ofKind("citizen").map((record) => [record.id, record]));
    const strays = [...ofKind("helpLog"), ...ofKind("followUp")].filter(({ by, body }) => {
      const person = homes.get(body.citizenId ?? "");
      return person !== undefined && (person.body.areaCode !== body.areaCode || person.by !== by);
    });
    expect(strays).toEqual([]);
  });

  test("has 20 follow-ups due today and 10 late", () => {
    const open = ofKind("followUp").filter(({ body }) => body.state === "open");
    expect(open.filter(({ body }) => body.due === today)).toHaveLength(20);
    expect(open.filter(({ body }) => body.due < today)).toHaveLength(10);
    expect(ofKind("followUp").filter(({ at, body }) => body.due <= thaiDay(at))).toEqual([]);
  });

  test("nothing happened later than today's first hour, and work began last fiscal year", () => {
    const limit = new Date(Date.parse(`${today}T00:00:00+07:00`) + 3_600_000).toISOString();
    expect(records.filter(({ at }) => at > limit)).toEqual([]);
    const years = new Set(ofKind("helpLog").map(({ body }) => fiscalYearOf(thaiDay(body.at))));
    expect([...years].toSorted((a, b) => a - b)).toEqual([2569, 2570]);
  });

  test("topics come from the catalogue, a few of them much more often than the rest", () => {
    const counts = new Map<string, number>();
    for (const { body } of ofKind("helpLog"))
      for (const code of body.topics) counts.set(code, (counts.get(code) ?? 0) + 1);
    const known = new Set(topics.map((topic) => topic.code));
    expect([...counts.keys()].filter((code) => !known.has(code))).toEqual([]);
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    expect(counts.size).toBeGreaterThan(50);
    expect((sorted[0] ?? 0) / (sorted[9] ?? 1)).toBeGreaterThan(4);
  });

  test("includes the names that screens have to survive", () => {
    const people = ofKind("citizen").map(({ body }) => body);
    expect(people.filter(({ name }) => name.length === 300)).toHaveLength(1);
    expect(people.some(({ name }) => /[\u1000-\u109F]/.test(name))).toBe(true);
    expect(people.some(({ birthYear, sex, phone }) => birthYear && !sex && !phone)).toBe(true);
    expect(people.some(({ birthYear, nickname }) => nickname && !birthYear)).toBe(true);
    const byName = Map.groupBy(people, ({ name, birthYear }) => `${name} ${birthYear}`);
    expect(byName.get("สมหมาย ตัวอย่างสุข 1958")?.map(({ areaCode }) => areaCode)).toEqual(["98010106", "98010107"]);
    const twins = people.filter(({ name }) => name.startsWith("ฟ้าใส") || name.startsWith("ฟ้าสวย"));
    expect(twins).toHaveLength(2);
    expect(new Set(twins.map(({ householdId }) => householdId)).size).toBe(1);
  });
});

describe("phones of the demo", () => {
  test("three in ten have been silent for more than 30 days, and none saw a log before it was made", () => {
    const devices = [...demoDevices(small)];
    const silent = devices.filter(({ lastSeenAt }) => daysBetween(thaiDay(lastSeenAt), today) > 30);
    expect(devices).toHaveLength(96);
    expect(silent.length / devices.length).toBeCloseTo(0.3, 1);
    const lastSeen = new Map(devices.map(({ userId, lastSeenAt }) => [userId, lastSeenAt]));
    expect(ofKind("helpLog").filter(({ body }) => body.at > (lastSeen.get(body.by) ?? ""))).toEqual([]);
  });
});

describe("larger sizes", () => {
  test("a district's worth is one per cent of the nation, all in province 98", () => {
    const counts = new Map<string, number>();
    const ids = new Set<string>();
    let due = 0;
    for (const record of demoRecords({ ...small, size: "district" })) {
      counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
      ids.add(record.id);
      if (record.kind === "followUp" && record.body.state === "open" && record.body.due === today) due += 1;
      expect(record.audience === "" || isWithin("98", record.audience)).toBe(true);
    }
    const { villages, people, logs, followUps } = demoCounts.district;
    expect(["villageTarget", "citizen", "helpLog", "followUp"].map((kind) => counts.get(kind))).toEqual([
      villages,
      people,
      logs,
      followUps,
    ]);
    expect(due).toBe(150);
    expect(ids.size).toBe([...counts.values()].reduce((sum, count) => sum + count, 0));
  });

  test("the nation's plan adds up, keeps the shape of its areas, and uses no code of a real province", () => {
    const totals = { villages: 0, people: 0, logs: 0, followUps: 0, due: 0 };
    let silent = 0;
    const subdistricts = new Set<string>();
    const codes = new Set<string>();
    for (const plan of planVillages({ ...small, size: "nation" })) {
      totals.villages += 1;
      totals.people += plan.people;
      totals.logs += plan.logs;
      totals.followUps += plan.fates.length;
      totals.due += plan.fates.filter((fate) => fate === "dueToday").length;
      silent += plan.quietDays > 30 ? 1 : 0;
      subdistricts.add(plan.code.slice(0, 6));
      codes.add(plan.code);
    }
    const { villages, people, logs, followUps } = demoCounts.nation;
    expect(totals).toEqual({ villages, people, logs, followUps, due: 15_000 });
    expect(silent / villages).toBeCloseTo(0.3, 3);
    expect(codes.size).toBe(villages);
    expect(subdistricts.size).toBe(7436);
    expect(new Set([...subdistricts].map((code) => code.slice(0, 4))).size).toBe(928);
    const provinces = [...new Set([...subdistricts].map((code) => code.slice(0, 2)))];
    expect(provinces.filter((code) => code >= "10" && code <= "96")).toEqual([]);
  });

  test("the nation streams: the first hundred thousand records come at once and hold no id twice", () => {
    const ids = new Set<string>();
    const nation = demoRecords({ ...small, size: "nation" });
    for (const record of nation.take(100_000)) ids.add(record.id);
    expect(ids.size).toBe(100_000);
  });
});
