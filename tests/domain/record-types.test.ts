import { describe, expect, test } from "vitest";
import type { Body, Json } from "#domain/json.ts";
import { isPartition } from "#domain/homes.ts";
import { ruleOf } from "#domain/record-kind.ts";
import { problemIn, type RecordType } from "#domain/record-type.ts";
import { recordKinds, recordType, recordTypes } from "#domain/record-types.ts";
import { id, instant, whole } from "./whole-records.ts";

const typeOf = (kind: string): RecordType => {
  const type = recordType(kind);
  if (!type) throw new Error(`no ${kind}`);
  return type;
};
const problem = (kind: string, change: Body = {}): unknown =>
  problemIn(typeOf(kind), JSON.parse(JSON.stringify({ ...whole[kind], ...change })) as Body);

const context = { id, keyed: (text: string) => `key of ${text}`, receivedAt: instant };

describe.each(recordTypes.map((type) => [type.kind, type] as const))("a record of kind %s", (kind, type) => {
  const body = whole[kind] ?? {};

  test("that is whole is taken, and has a place", () => {
    expect(problemIn(type, body)).toBeNull();
    expect(isPartition(type.home(body, id).partition)).toBe(true);
  });

  test("that lacks a needed field is refused by that field's name", () => {
    const needed = Object.entries(type.fields).filter(([, schema]) => schema.type !== "exact_optional");
    expect(needed.length).toBeGreaterThan(0);
    for (const [field] of needed) {
      const { [field]: _left, ...rest } = body;
      expect(problemIn(type, rest)).toEqual({ field, code: "missing" });
    }
  });

  test("never holds what is no value of its fields", () => {
    const problems = (value: Json) =>
      Object.keys(type.fields).map((field) => problemIn(type, { ...body, [field]: value })?.field);
    expect(problems({ strange: true })).toEqual(Object.keys(type.fields));
    expect(problems("x".repeat(50_000))).toEqual(Object.keys(type.fields));
  });

  test("[P1] keeps its place for ever: what the place is made of never changes", () => {
    const read = new Set<string>();
    type.home(
      new Proxy(body, {
        get: (target, field) => {
          read.add(String(field));
          return target[String(field)];
        },
      }),
      id,
    );
    expect([...read].filter((field) => ruleOf(type, field) !== "immutable")).toEqual([]);
  });

  test("names personal, indexed and merging fields that exist, and indexes nothing personal in plain text", () => {
    const named = [...type.personal, ...type.sensitive, ...type.indexes, ...Object.keys(type.merge)];
    expect(named.filter((field) => !(field in type.fields))).toEqual([]);
    expect(type.indexes.filter((field) => type.personal.includes(field) && field !== "citizenId")).toEqual([]);
    expect(type.sensitive.every((field) => type.personal.includes(field))).toBe(true);
  });

  test("[P5] names its maker, if it does, in a field that never changes", () => {
    expect(type.author === undefined || ruleOf(type, type.author) === "immutable").toBe(true);
  });

  test("makes a fact of exactly its columns", () => {
    const fact = type.facts?.row(body, context);
    expect(Object.keys(fact ?? {}).toSorted()).toEqual(Object.keys(type.facts?.columns ?? {}).toSorted());
    expect(JSON.stringify(fact ?? {})).not.toContain("สมศรี");
  });
});

test.each([
  ["citizen", { name: "ก".repeat(301) }, "name", "length"],
  ["citizen", { name: "   " }, "name", "format"],
  ["citizen", { sex: "woman" }, "sex", "choice"],
  ["citizen", { birthYear: 2494 }, "birthYear", "range"],
  ["citizen", { birthYear: 1950.5 }, "birthYear", "range"],
  ["citizen", { areaCode: "3301040" }, "areaCode", "format"],
  ["citizen", { householdId: "1" }, "householdId", "format"],
  ["citizen", { supportNeeds: ["money"] }, "supportNeeds", "choice"],
  ["helpLog", { minutes: 4 }, "minutes", "range"],
  ["helpLog", { topics: [] }, "topics", "length"],
  ["helpLog", { topics: ["A-1", "A-2", "A-3", "A-4"] }, "topics", "length"],
  ["helpLog", { note: "ก".repeat(301) }, "note", "length"],
  ["helpLog", { at: "yesterday" }, "at", "format"],
  ["helpLog", { at: "2026-02-31T03:00:00Z" }, "at", "format"],
  ["helpLog", { at: "2026-11-22T25:00:00Z" }, "at", "format"],
  ["helpLog", { at: "1969-12-31T23:59:59Z" }, "at", "range"],
  ["helpLog", { at: "2701-01-01T00:00:00Z" }, "at", "range"],
  ["helpLog", { groupCount: 5 }, "citizenId", "whom"],
  ["followUp", { due: "2026-13-01" }, "due", "format"],
  ["followUp", { due: "2026-02-31" }, "due", "format"],
  ["followUp", { due: "2027-02-29" }, "due", "format"],
  ["followUp", { due: "1999-12-31" }, "due", "range"],
  ["followUp", { due: "2569-12-01" }, "due", "range"],
  ["followUp", { priority: 4 }, "priority", "range"],
  ["villageTarget", { fiscalYear: 2026 }, "fiscalYear", "range"],
  ["membership", { scope: "33/0" }, "scope", "format"],
  ["topic", { code: "id-thaid" }, "code", "format"],
  ["consent", { purpose: "marketing" }, "purpose", "choice"],
  ["privacyRequest", { asks: "portability" }, "asks", "choice"],
])("%s refuses %j by field and code", (kind, change, field, code) => {
  expect(problem(kind, change)).toEqual({ field, code });
});

test("no field of any kind is meant for a 13-digit national number", () => {
  const fields = recordTypes.flatMap((type) => Object.keys(type.fields));
  expect(fields.filter((field) => /national|^[cp]id$|idCard|idNumber/iu.test(field))).toEqual([]);
  expect(problem("citizen", { houseNo: "1".repeat(41) })).toMatchObject({ field: "houseNo" });
});

test("every kind has its other half", () => {
  expect(recordTypes.map(({ kind }) => kind)).toEqual(recordKinds.map(({ kind }) => kind));
});

test("fields of newer versions pass, and an unknown kind is no kind", () => {
  expect(problem("citizen", { from2040: { any: ["thing"] } })).toBeNull();
  expect([recordType("toString"), recordType("")]).toEqual([undefined, undefined]);
});

test("the last moments of a leap day and of the century pass", () => {
  expect(problem("helpLog", { at: "2028-02-29T23:59:59.999Z" })).toBeNull();
  expect(problem("helpLog", { at: "2100-12-31T23:59:59.999Z" })).toBeNull();
  expect(problem("followUp", { due: "2028-02-29" })).toBeNull();
});

test("[M3] a phone whose clock fell back to 1970, or was set to the Buddhist year, may still log help", () => {
  expect(problem("helpLog", { at: "1970-01-01T00:00:00.000Z" })).toBeNull();
  expect(problem("helpLog", { at: "2569-11-22T05:00:00.000Z" })).toBeNull();
});

test.each([
  ["2026-11-22T20:00:00.000Z", "2026-11-23", 2570],
  ["2026-11-23T03:00:00.000Z", "2026-11-23", 2570],
  ["2026-11-23T03:00:00.001Z", "2026-11-22", 2570],
  ["2040-01-01T03:00:00.000Z", "2026-11-22", 2570],
  ["2026-09-30T16:59:59.000Z", "2026-09-30", 2569],
])("[M3] a help of %s, received on 22 November 2026, counts for %s", (at, day, year) => {
  const fact = typeOf("helpLog").facts?.row({ ...whole["helpLog"], at }, context);
  expect(fact).toMatchObject({ day, fiscal_year: year });
});
