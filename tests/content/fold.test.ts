import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, matchRanges } from "#domain/fold.ts";

const thai = fc.string({ unit: fc.integer({ min: 0x0e01, max: 0x0e5b }).map((code) => String.fromCodePoint(code)) });
const text = fc.oneof(thai, fc.string(), fc.string({ unit: "grapheme" }));
const marks = ["\u0E48", "\u0E49", "\u0E4A", "\u0E4B", "\u2060", " "];
const sprinkled = fc
  .tuple(thai, fc.infiniteStream(fc.constantFrom("", "", ...marks)))
  .map(
    ([plain, extra]) => [plain, Array.from(plain, (letter) => letter + String(extra.next().value)).join("")] as const,
  );

describe("folding for search", () => {
  test.each([
    ["ป้าแดง", "ปาแดง"],
    ["น้ำ", "นำ"],
    ["น้ำ", "น\u0E4D\u0E49า"],
    ["ผู้\u2060สูง\u2060อายุ", "ผูสูงอายุ"],
    ["สมชาย ตัวอย่างดี", "สมชายตัวอยางดี"],
    ["Sa-at", "SAAT"],
    ["José", "jose"],
    ["จ.ป.ร.", "จปร"],
    ["เด็ก", "เดก"],
  ])("%s is found by typing %s", (name, typed) => {
    expect(fold(name)).toBe(fold(typed));
  });

  test("vowels still tell names apart", () => {
    expect(fold("มานี")).not.toBe(fold("มานะ"));
    expect(fold("ดี")).not.toBe(fold("ดิ"));
  });

  test("folding twice is folding once", () =>
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value));
      }),
    ));

  test("tone marks, joiners and spaces change nothing", () =>
    fc.assert(
      fc.property(sprinkled, ([plain, marked]) => {
        expect(fold(marked)).toBe(fold(plain));
      }),
    ));
});

describe("highlighting what was found", () => {
  const highlighted = (name: string, query: string) =>
    matchRanges(name, query).map(([start, end]) => name.slice(start, end));

  test("a letter keeps its tone mark", () => {
    expect(highlighted("ป้าแดง ป่าแดด", "ปา")).toEqual(["ป้า", "ป่า"]);
    expect(highlighted("บ้านน้ำใส", "นํ")).toEqual(["น้ำ"]);
    expect(highlighted("พ่อเฒ่า", "เฒา")).toEqual(["เฒ่า"]);
    expect(highlighted("พ่อ", "พ")).toEqual(["พ่"]);
  });

  test("a space inside a hit is in the range, one after it is not", () => {
    expect(highlighted("Mae Daet Noi", "maedaet")).toEqual(["Mae Daet"]);
  });

  test("nothing typed highlights nothing", () => {
    expect(matchRanges("สมชาย", " ่")).toEqual([]);
  });

  test("a name that holds the query always shows where, and the ranges fold back to the query", () =>
    fc.assert(
      fc.property(thai, thai, thai, (before, query, after) => {
        const name = before + query + after;
        const ranges = matchRanges(name, query);
        expect(ranges.length > 0).toBe(fold(query) !== "");
        let last = 0;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(fold(name.slice(start, end))).toContain(fold(query));
          last = end;
        }
      }),
    ));
});
