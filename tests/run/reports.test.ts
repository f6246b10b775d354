import { expect, test } from "vitest";
import { browserReport, unitReport } from "./reports.ts";

test("npm test counts a skipped test and a file that does not load as failed", () => {
  const loaded = { status: "passed", assertionResults: [{}, {}] };
  const report = (extra: object) => ({ numTotalTests: 2, numPassedTests: 2, testResults: [loaded], ...extra });
  expect(unitReport.count(report({}))).toEqual({ passed: 2, failed: 0 });
  expect(unitReport.count(report({ numTotalTests: 3 }))).toEqual({ passed: 2, failed: 1 });
  const notLoaded = { status: "failed", assertionResults: [] };
  expect(unitReport.count(report({ testResults: [loaded, notLoaded] }))).toEqual({ passed: 2, failed: 1 });
});

test("npm test counts a browser test that passed only at the second try as failed", () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
  expect(browserReport.count({ stats, errors: [] })).toEqual({ passed: 5, failed: 0 });
  const bad = { ...stats, unexpected: 1, flaky: 1, skipped: 1 };
  expect(browserReport.count({ stats: bad, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
});

test("npm test does not take another file for a report", () => {
  expect(() => unitReport.count({})).toThrow("numTotalTests");
  expect(() => browserReport.count({})).toThrow("stats");
});
