/** How many tests a runner's own JSON report tells of. What was skipped did not pass: it counts as failed. */
import * as v from "valibot";

export type Count = {
  readonly passed: number;
  readonly failed: number;
  /** What passed only at the second try, each as a line for the end of the run. */
  readonly flaky?: readonly string[];
};

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
    const { stats, errors, suites } = v.parse(playwrightReport, report);
    // One may be the machine's fault. A second one in the same run is ours.
    const isForgiven = stats.flaky <= 1;
    return {
      passed: stats.expected + (isForgiven ? stats.flaky : 0),
      failed: stats.unexpected + stats.skipped + errors.length + (isForgiven ? 0 : stats.flaky),
      flaky: specsIn(suites).flatMap(({ title, tests }) =>
        tests.filter(({ status }) => status === "flaky").map(({ results }) => `${title} (${traceOf(results)})`),
      ),
    };
  },
};

const specsIn = (suites: readonly Suite[]): readonly Spec[] =>
  suites.flatMap((suite) => [...suite.specs, ...specsIn(suite.suites ?? [])]);

const traceOf = (results: Spec["tests"][number]["results"]): string =>
  results.flatMap(({ attachments }) => attachments).find(({ name }) => name === "trace")?.path ?? "no trace";

const playwrightSpec = v.object({
  title: v.string(),
  tests: v.array(
    v.object({
      status: v.string(),
      results: v.array(
        v.object({ attachments: v.array(v.object({ name: v.string(), path: v.optional(v.string()) })) }),
      ),
    }),
  ),
});
type Spec = v.InferOutput<typeof playwrightSpec>;

interface Suite {
  readonly specs: readonly Spec[];
  readonly suites?: readonly Suite[] | undefined;
}
const playwrightSuite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.array(playwrightSpec),
  suites: v.optional(v.array(v.lazy(() => playwrightSuite))),
});

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  errors: v.array(v.unknown()),
  suites: v.array(playwrightSuite),
});
