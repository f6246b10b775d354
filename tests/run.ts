/**
 * `npm test`: everything that must hold, in order. `npm run check` (argument `check`): only what needs no test run.
 * Ends with one plain line, `N passed, N failed`; each static check counts as one.
 */
import { ensureBrowser } from "./machine/ensure-browser.ts";
import { browserReport, unitReport } from "./run/reports.ts";
import { checkWith, type Count, runInOrder, type Stage, testWith } from "./run/stages.ts";

const checks: Stage = {
  name: "checks",
  needed: true,
  parts: [
    { name: "types", run: () => checkWith("tsc", "-p", ".") },
    { name: "lint", run: () => checkWith("oxlint", "--type-aware") },
    { name: "format", run: () => checkWith("prettier", "--check", "--log-level", "warn", ".") },
    { name: "dead code", run: () => checkWith("knip", "--no-progress") },
  ],
};

const tests: Stage = {
  name: "tests without a browser",
  needed: false,
  parts: [{ name: "vitest", run: () => testWith(unitReport, "vitest", "run") }],
};

const build: Stage = {
  name: "build",
  needed: true,
  parts: [{ name: "vite", run: () => checkWith("node", "src/server/build.ts") }],
};

const browserTests: Stage = {
  name: "browser tests",
  needed: false,
  parts: [
    {
      name: "playwright",
      run: () => {
        console.log(`Chromium: ${ensureBrowser()}`);
        return testWith(browserReport, "playwright", "test");
      },
    },
  ],
};

const budgets: Stage = {
  name: "budgets",
  needed: false,
  parts: [{ name: "bench", run: () => checkWith("node", "tests/bench/run.ts", "--quick") }],
};

const wanted = (mode: string | undefined): readonly Stage[] => {
  if (mode === "check") return [checks];
  if (mode !== undefined) throw new Error(`npm test knows no "${mode}"; npm run check is the short one.`);
  return [checks, tests, build, browserTests, budgets];
};

const { passed, failed }: Count = runInOrder(wanted(process.argv[2]));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
