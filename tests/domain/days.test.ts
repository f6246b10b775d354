import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fiscalYearDays, fiscalYearOf } from "#domain/fiscal-year.ts";
import { sameJson, type Json } from "#domain/json.ts";
import { addDays, daysBetween, thaiDay } from "#domain/thai-day.ts";

test.each([
  ["2026-09-30", 2569],
  ["2026-10-01", 2570],
  ["2026-12-31", 2570],
  ["2027-01-01", 2570],
  ["2027-09-30", 2570],
  ["2027-10-01", 2571],
])("%s lies in fiscal year %i", (day, year) => {
  expect(fiscalYearOf(day)).toBe(year);
});

test("a fiscal year's first and last day lie in it, and the days around them do not", () => {
  expect(fiscalYearDays(2570)).toEqual({ first: "2026-10-01", last: "2027-09-30" });
  for (let year = 2560; year < 2600; year++) {
    const { first, last } = fiscalYearDays(year);
    expect([addDays(first, -1), first, last, addDays(last, 1)].map(fiscalYearOf)).toEqual([
      year - 1,
      year,
      year,
      year + 1,
    ]);
  }
});

test("a day in Thailand begins at 17:00 UTC", () => {
  expect(thaiDay("2026-11-21T16:59:59.999Z")).toBe("2026-11-21");
  expect(thaiDay("2026-11-21T17:00:00.000Z")).toBe("2026-11-22");
  expect(thaiDay("2026-09-30T17:00:00Z")).toBe("2026-10-01");
  expect(fiscalYearOf(thaiDay("2026-09-30T17:00:00Z"))).toBe(2570);
});

test("days that are added can be counted again", () => {
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
      expect(daysBetween("2026-02-28", addDays("2026-02-28", days))).toBe(days);
    }),
  );
});

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json);
test("what is equal as text is equal as JSON, and what was changed is not", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(sameJson(a, JSON.parse(JSON.stringify(a)) as Json)).toBe(true);
      expect(sameJson([a, 1], [a, 2])).toBe(false);
      expect(sameJson(a, b)).toBe(sameJson(b, a));
    }),
  );
});

test("the order of keys does not count, names that every object has do", () => {
  expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  const odd = JSON.parse('{"__proto__":{}}') as Json;
  expect(sameJson(odd, { other: 1 })).toBe(false);
});
