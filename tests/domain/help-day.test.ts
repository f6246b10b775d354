import { expect, test } from "vitest";
import { helpInstant } from "#domain/help-day.ts";
import { usualPlaceFor } from "#domain/help-act.ts";
import { thaiDay } from "#domain/thai-day.ts";

const now = new Date("2026-11-21T18:05:09.123Z"); // 01:05 on the 22nd in Thailand

test("a help of today has the hour of now, one of an earlier day stays on that day and has none", () => {
  expect(helpInstant("2026-11-22", now)).toBe("2026-11-21T18:05:09.123Z");
  expect(helpInstant("2026-11-21", now)).toBe("2026-11-21T05:00:00.000Z");
  expect(thaiDay(helpInstant("2026-09-30", now))).toBe("2026-09-30");
});

test("one person is helped at home, a group in the village, when nobody says otherwise", () => {
  expect(usualPlaceFor({ citizenId: "x" })).toBe("home");
  expect(usualPlaceFor({ groupCount: 40 })).toBe("village");
});
