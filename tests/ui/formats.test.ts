import { describe, expect, test } from "vitest";
import { daysBetween, formatsFor } from "#i18n/formats.ts";
import { unglue } from "#i18n/glue.ts";

const thai = formatsFor("th");
const english = formatsFor("en");
const now = new Date("2026-11-21T09:05:00Z"); // 16:05 in Thailand

describe("a volunteer reads dates as people in the village say them", () => {
  test("years are Buddhist with all four digits, in English Gregorian", () => {
    expect(unglue(thai.date("2026-11-21"))).toBe("21 พ.ย. 2569");
    expect(unglue(thai.dayDate("2026-11-21"))).toBe("ส. 21 พ.ย. 2569");
    expect(unglue(thai.dayDate("2026-11-22"))).toBe("อา. 22 พ.ย. 2569");
    expect(unglue(thai.month("2026-11-21"))).toBe("พฤศจิกายน 2569");
    expect(unglue(english.dayDate("2026-11-21"))).toBe("Sat 21 Nov 2026");
    expect([thai.year(1958), english.year(1958)]).toEqual(["2501", "1958"]);
  });

  test("times have 24 hours, and น. stays on their line", () => {
    expect(thai.time(now.toISOString())).toBe("16:05\u00A0น.");
    expect(thai.time("2026-11-20T17:00:00Z")).toBe("00:00\u00A0น.");
    expect(english.time(now.toISOString())).toBe("16:05");
  });

  test.each([
    ["2026-11-21", "วันนี้", "today"],
    ["2026-11-20", "เมื่อวาน", "yesterday"],
    ["2026-11-19", "2 วันก่อน", "2 days ago"],
    ["2026-11-18", "3 วันก่อน", "3 days ago"],
    ["2026-11-22", "พรุ่งนี้", "tomorrow"],
    ["2026-11-24", "อีก 3 วัน", "in 3 days"],
    ["2026-10-22", "30 วันก่อน", "30 days ago"],
    ["2026-10-21", "21 ต.ค. 2569", "21 Oct 2026"],
    ["2027-01-05", "5 ม.ค. 2570", "5 Jan 2027"],
  ])("%s is said as %s", (day, inThai, inEnglish) => {
    expect(unglue(thai.day(day, now))).toBe(inThai);
    expect(unglue(english.day(day, now))).toBe(inEnglish);
  });

  test("a moment names its time only while the day is fresh", () => {
    expect(unglue(thai.moment("2026-11-21T02:12:00Z", now))).toBe("วันนี้ 09:12 น.");
    expect(unglue(thai.moment("2026-11-20T09:05:00Z", now))).toBe("เมื่อวาน 16:05 น.");
    expect(unglue(thai.moment("2026-11-14T09:05:00Z", now))).toBe("14 พ.ย. 2569");
  });

  test("a moment of which only the day is known names no hour", () => {
    expect(unglue(thai.moment("2026-11-20T05:00:00.000Z", now))).toBe("เมื่อวาน");
    expect(unglue(thai.moment("2026-11-19T05:00:00.000Z", now))).toBe("2 วันก่อน");
    expect(unglue(thai.moment("2026-09-30T05:00:00.000Z", now))).toBe("30 ก.ย. 2569");
    expect(unglue(english.moment("2026-11-20T05:00:00.000Z", now))).toBe("yesterday");
    expect(unglue(thai.moment("2026-11-20T05:00:00.001Z", now))).toBe("เมื่อวาน 12:00 น.");
  });

  test.each([thai, english])("no line ends inside a date", (formats) => {
    const far = "2026-01-05";
    const said = [formats.date(far), formats.dayDate(far), formats.month(far), formats.day(far, now)];
    const near = ["2026-11-18", "2026-11-24"].map((day) => formats.day(day, now));
    for (const words of [...said, ...near, formats.moment(`${far}T09:05:00Z`, now)]) expect(words).not.toContain(" ");
  });
});

test("a day begins in Thailand, whatever the clock zone of the phone", () => {
  // 18:30 UTC is already tomorrow in Thailand.
  expect(daysBetween("2026-11-21T18:30:00Z", now)).toBe(1);
  expect(daysBetween("2026-11-21", new Date("2026-11-20T17:00:00Z"))).toBe(0);
  expect(daysBetween("2026-11-21", new Date("2026-11-20T16:59:59Z"))).toBe(1);
  expect(unglue(thai.date("2026-11-20T17:00:00Z"))).toBe("21 พ.ย. 2569");
});

test("days are counted across a year's end and a leap day", () => {
  expect(daysBetween("2027-01-01", new Date("2026-12-31T05:00:00Z"))).toBe(1);
  expect(daysBetween("2028-03-01", new Date("2028-02-28T05:00:00Z"))).toBe(2);
});

test("figures and names are in the reader's own order and grouping", () => {
  expect(thai.number(12_345)).toBe("12,345");
  expect(thai.percent(0.844)).toBe("84%");
  expect(["ไก่", "กา", "แก้ว", "ขวด"].toSorted(thai.compare)).toEqual(["กา", "แก้ว", "ไก่", "ขวด"]);
});
