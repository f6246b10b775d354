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

const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };

test("npm test counts a skipped browser test, and an error outside tests, as failed", () => {
  expect(browserReport.count({ stats, errors: [], suites: [] })).toEqual({ passed: 5, failed: 0, flaky: [] });
  const bad = { ...stats, unexpected: 1, skipped: 1 };
  expect(browserReport.count({ stats: bad, errors: [{}], suites: [] })).toEqual({ passed: 5, failed: 3, flaky: [] });
});

test("npm test names the one browser test that passed only at the second try, and fails with two of them", () => {
  const results = [{ attachments: [{ name: "trace", path: "first/trace.zip" }] }, { attachments: [] }];
  const once = { title: "once", tests: [{ status: "flaky", results }] };
  const twice = { title: "twice", tests: [{ status: "flaky", results: [{ attachments: [] }] }] };
  const fine = { title: "fine", tests: [{ status: "expected", results }] };
  const one = [{ specs: [fine], suites: [{ specs: [once] }] }];
  expect(browserReport.count({ stats: { ...stats, flaky: 1 }, errors: [], suites: one })).toEqual({
    passed: 6,
    failed: 0,
    flaky: ["once (first/trace.zip)"],
  });
  const two = [...one, { specs: [twice] }];
  expect(browserReport.count({ stats: { ...stats, flaky: 2 }, errors: [], suites: two })).toEqual({
    passed: 5,
    failed: 2,
    flaky: ["once (first/trace.zip)", "twice (no trace)"],
  });
});

test("npm test does not take another file for a report", () => {
  expect(() => unitReport.count({})).toThrow("numTotalTests");
  expect(() => browserReport.count({})).toThrow("stats");
});
