import { expect, test } from "vitest";
import { incomeQuestions, monthsAfter } from "#domain/income-questions.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import { whole } from "./whole-records.ts";

const { copy: _copy, ...body } = whole["certificate"] as unknown as Certificate;
const certificate: Certificate = { ...body, id: body.code, issuedOn: "2026-11-30" };
const due = (today: string, answered: readonly number[] = [], some: Certificate = certificate) =>
  incomeQuestions(
    [some],
    answered.map((months) => ({ code: some.code, months })),
    today,
  ).map((each) => [each.months, each.due]);

test("the day so many months later is there in every month", () => {
  expect(monthsAfter("2026-11-30", 3)).toBe("2027-02-28");
  expect(monthsAfter("2027-11-30", 3)).toBe("2028-02-29");
  expect(monthsAfter("2026-08-31", 6)).toBe("2027-02-28");
  expect(monthsAfter("2026-01-15", 3)).toBe("2026-04-15");
});

test("nobody is asked before three months, and each of the two questions once", () => {
  expect(due("2027-02-27")).toEqual([]);
  expect(due("2027-02-28")).toEqual([[3, "2027-02-28"]]);
  expect(due("2027-03-15", [3])).toEqual([]);
  expect(due("2027-05-30", [3])).toEqual([[6, "2027-05-30"]]);
  expect(due("2027-06-30", [3, 6])).toEqual([]);
});

test("who was not reached after three months is asked the second question alone", () => {
  expect(due("2027-06-01")).toEqual([[6, "2027-05-30"]]);
});

test("only courses about earning are asked about, and a cohort's copy of a certificate is none", () => {
  expect(due("2027-06-01", [], { ...certificate, skills: [{ code: "check-news", level: 1 }] })).toEqual([]);
  expect(due("2027-06-01", [], { ...certificate, copy: "cohort" })).toEqual([]);
});
