import * as fc from "fast-check";
import { expect, test } from "vitest";
import { recordTypes } from "#domain/record-types.ts";
import { isOver, type TimedRetention } from "#domain/retention.ts";
import { addDays, startOfThaiDay, thaiDay } from "#domain/thai-day.ts";

/** An id as a phone makes it at this moment. */
const idOf = (made: string): string => {
  const hex = Date.parse(made).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
};
const made: TimedRetention = { days: 10, from: "made", then: "blank", fields: ["note"] };
const settled: TimedRetention = { days: 10, from: "settled", states: ["done"], then: "remove" };
const changed: TimedRetention = { days: 10, from: "changed", then: "remove" };
const record = (receivedAt: string, madeAt = receivedAt, state = "done") => ({
  id: idOf(madeAt),
  body: { state, note: "จด" },
  receivedAt,
});

test.each([
  // 23:59:59 and 00:00 in Thailand.
  ["2026-11-22T16:59:59.999Z", "2026-12-02", false],
  ["2026-11-22T16:59:59.999Z", "2026-12-03", true],
  ["2026-11-22T17:00:00.000Z", "2026-12-03", false],
  ["2026-11-22T17:00:00.000Z", "2026-12-04", true],
])("what the server took at %s and keeps for 10 days is over on %s: %s", (at, today, over) => {
  expect([made, settled, changed].map((rule) => isOver(rule, record(at), today))).toEqual([over, over, over]);
});

test("a record is kept for its whole period, whatever the moment and the length, and goes on the day after", () => {
  const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 4000 }), (moment, days) => {
      const at = moment.toISOString();
      const lastDay = addDays(thaiDay(at), days);
      const over = (today: string): boolean => isOver({ days, from: "changed", then: "remove" }, record(at), today);
      expect([over(lastDay), over(addDays(lastDay, 1))]).toEqual([false, true]);
      // Never before as many times 24 hours have gone by.
      expect(Date.parse(startOfThaiDay(addDays(lastDay, 1))) - Date.parse(at)).toBeGreaterThan(days * 86_400_000 - 1);
    }),
  );
});

test("what is still work is never over, however old it is", () => {
  const old = { ...record("2020-01-01T00:00:00.000Z"), body: { state: "open" } };
  expect(isOver(settled, old, "2060-01-01")).toBe(false);
  expect(isOver(settled, { ...old, body: {} }, "2060-01-01")).toBe(false);
});

test("what waited on a phone counts from the day it was made; a clock that cannot be right does not make a record old", () => {
  const over = (madeAt: string): boolean => isOver(made, record("2026-11-22T05:00:00.000Z", madeAt), "2026-12-01");
  expect(over("2026-11-20T05:00:00.000Z")).toBe(true);
  expect(over("2026-11-21T05:00:00.000Z")).toBe(false);
  // Fallen back to 1970, set to the Buddhist year, a year behind: all of these would be gone at once or never.
  for (const wrong of ["1970-01-01T00:00:00.000Z", "2569-11-22T05:00:00.000Z", "2025-11-22T05:00:00.000Z"]) {
    expect(over(wrong)).toBe(false);
    expect(isOver(made, record("2026-11-22T05:00:00.000Z", wrong), "2026-12-03")).toBe(true);
  }
});

test("every kind says its end in fields and states that it has, and never by what is still open", () => {
  const strangers = recordTypes.flatMap(({ kind, retention, fields, personal }) => {
    if (!retention || retention.then === "list") return [];
    const { state } = fields;
    const options: unknown = state && "options" in state ? state.options : [];
    const known = [...personal, ...(Array.isArray(options) ? options : [])].filter((word) => word !== "open");
    const named = [
      ...(retention.from === "settled" ? retention.states : []),
      ...(retention.then === "blank" ? retention.fields : []),
    ];
    return named.filter((word) => !known.includes(word)).map((word) => `${kind}: ${word}`);
  });
  expect(strangers).toEqual([]);
});

test("whatever holds personal data has an end, or is known to have none", () => {
  const endless = recordTypes.filter(({ personal, retention }) => personal.length > 0 && !retention);
  expect(endless.map(({ kind }) => kind)).toEqual(["consent", "household", "user"]);
});
