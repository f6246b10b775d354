import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyForm, problemsIn } from "#domain/person-form.ts";
import { firstPhone, readPhone } from "#domain/phone-number.ts";
import { problemIn } from "#domain/record-type.ts";
import { citizenRecord } from "#domain/records/citizen.ts";

test.each([
  ["๐๘๑ ๒๓๔ ๕๖๗๘", "081 234 5678"],
  ["081-234–5678", "081-234-5678"],
  ["\u202A081-234-5678\u202C", "081-234-5678"],
  ["081\u2060 234\u200B 5678", "081 234 5678"],
  ["０８１２３４５６７８", "0812345678"],
  ["081.234.5678", "081-234-5678"],
  ["(02) 123 4567", "(02) 123 4567"],
  ["โทร. 081-234-5678", "081-234-5678"],
  ["+66 81 234 5678", "0812345678"],
  ["+66 (0)81 234 5678", "0812345678"],
  ["66812345678", "0812345678"],
  ["0066 81 234 5678", "0812345678"],
  ["+95 9 1234 5678", "+95 9 1234 5678"],
  ["+1 (202) 555 - 0123 4", "+120255501234"],
  ["", undefined],
  [" \u200B", undefined],
  ["ไม่มี", null],
  ["- - -", null],
  ["123", null],
  ["1300", null],
  ["08123456789", null],
  ["812345678", null],
  ["+66 1234", null],
  ["+1234567", null],
  ["081-234-5678, 089-111-2222", null],
  ["081-2345678 (ลูกสาว)", null],
])("A volunteer writes the telephone number %j", (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

describe("More than one number in the place of one", () => {
  test.each([
    ["081-2345678, 089-1112222", "081-2345678"],
    ["081-2345678 (ลูกสาว)", "081-2345678"],
    ["ลูกสาว 0812345678 หรือ 0891112222", "0812345678"],
    ["0812345678/0891112222", "0812345678"],
    ["0812345678 0891112222", "0812345678"],
    ["02-123-4567 ต่อ 12", "02-123-4567"],
  ])("%s: the first is offered", (phone, first) => {
    expect(problemsIn({ ...emptyForm("33010401"), name: "สมใจ", phone }, 2026)).toEqual({ phone: "phoneMore" });
    expect(firstPhone(phone)).toBe(first);
  });

  test("and what holds no number is only wrong", () => {
    expect(problemsIn({ ...emptyForm("33010401"), name: "สมใจ", phone: "123" }, 2026)).toEqual({ phone: "phone" });
  });
});

test("A number of laxer days keeps nobody from mending something else", () => {
  const before = { ...emptyForm("33010401"), name: "สมใจ", phone: "123" };
  expect(problemsIn({ ...before, name: "สมใจ ใจดี" }, 2026, before)).toEqual({});
  expect(problemsIn({ ...before, phone: "1234" }, 2026, before)).toEqual({ phone: "phone" });
  expect(problemIn(citizenRecord, { name: "สมใจ", phone: "123", areaCode: "33010401", status: "active" })).toBeNull();
});

test("Whatever is read as a number fits the record and reads the same again", () => {
  const typed = fc
    .tuple(
      fc.constantFrom("0", "0", "+66", "66", "0066", "+95", "(0"),
      fc.array(fc.stringMatching(/^[0-9๐-๙][ ()–.-]?$/u)),
    )
    .map(([start, digits]) => start + digits.join(""));
  fc.assert(
    fc.property(typed, (text) => {
      const phone = readPhone(text) ?? "081-234-5678";
      expect(readPhone(phone)).toBe(phone);
      expect(problemIn(citizenRecord, { name: "ก", phone, areaCode: "33010401", status: "active" })).toBeNull();
    }),
  );
});

test.each(["\u200B", "\u2060\u00AD", "\u3164", "\u202A\u202C"])("A name of nothing to see is no name: %j", (name) => {
  expect(problemIn(citizenRecord, { name, areaCode: "33010401", status: "active" })).not.toBeNull();
});
