/** How many tests a runner's own JSON report tells of. What was skipped did not pass: it counts as failed. */
import * as v from "valibot";

export type Count = { readonly passed: number; readonly failed: number };

export type Report = {
  readonly file: string;
  /** What makes the runner write it, beside its usual output. */
  readonly args: readonly string[];
  /** Throws if the file is not such a report. */
  readonly count: (report: unknown) => Count;
};

export const unitReport: Report = {
  file: "test-results/unit.json",
  args: ["--reporter=default", "--reporter=json", "--outputFile.json=test-results/unit.json"],
  count: (report) => {
    const { numTotalTests, numPassedTests, testResults } = v.parse(vitestReport, report);
    // A file that does not even load has a failure and no tests.
    const filesNotLoaded = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + filesNotLoaded.length };
  },
};

const vitestReport = v.object({
  numTotalTests: v.number(),
  numPassedTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

export const browserReport: Report = {
  // Written because playwright.config.ts says so.
  file: "test-results/browser.json",
  args: [],
  count: (report) => {
    const { stats, errors } = v.parse(playwrightReport, report);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
  },
};

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  errors: v.array(v.unknown()),
});
