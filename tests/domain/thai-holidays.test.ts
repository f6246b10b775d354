import { expect, test } from "vitest";
import { addDays } from "#domain/thai-day.ts";
import { holidayOn } from "#domain/thai-holidays.ts";

test.each([
  ["2026-12-05", "วันพ่อแห่งชาติ"],
  ["2026-12-07", "ชดเชยวันพ่อแห่งชาติ"],
  ["2026-12-10", "วันรัฐธรรมนูญ"],
  ["2027-02-22", "ชดเชยวันมาฆบูชา"],
  ["2027-07-19", "วันเข้าพรรษา"],
  ["2027-07-20", "ชดเชยวันอาสาฬหบูชา"],
])("on %s offices are closed: %s", (day, name) => {
  expect(holidayOn(day)?.th).toBe(name);
});

test.each(["2026-11-30", "2026-12-06", "2026-12-08", "2027-01-04", "2027-02-23"])(
  "on %s no holiday keeps them closed",
  (day) => {
    expect(holidayOn(day)).toBeNull();
  },
);

test("in any year each holiday of a weekend is made up for once, on a working day", () => {
  for (const year of [2026, 2027, 2028, 2029, 2030]) {
    const days = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at));
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const owed = days.filter((day) => isWeekend(day) && holidayOn(day) && !day.endsWith("12-31"));
    const madeUp = days.filter((day) => holidayOn(day)?.en.startsWith("Substitute"));
    expect(madeUp.filter(isWeekend)).toEqual([]);
    // The first days of January make up for the year before, the last of December for the next.
    expect(Math.abs(madeUp.length - owed.length)).toBeLessThanOrEqual(1);
  }
});
