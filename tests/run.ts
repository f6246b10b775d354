/**
 * `npm test`: everything that must hold, in order. `npm run check` (argument `check`): only what needs no test run.
 * `npm run quick` (argument `quick`): that, and the tests without a browser that a change touches.
 * Ends with one plain line, `N passed, N failed`; each static check counts as one.
 */
import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./machine/ensure-browser.ts";
import { browserReport, unitReport } from "./run/reports.ts";
import { checkWith, MAY_BE_NONE, runInOrder, type Stage, testWith } from "./run/stages.ts";

// What a tool found out about a file holds until the file changes.
const typesCache = ["--incremental", "--tsBuildInfoFile", "test-results/types.tsbuildinfo"];
const formatCache = ["--cache", "--cache-strategy", "content", "--cache-location", "test-results/format.json"];

const checks: Stage = {
  name: "checks",
  needed: true,
  sideBySide: true,
  parts: [
    { name: "types", run: (output) => checkWith(output, "tsc", "-p", ".", ...typesCache) },
    { name: "lint", run: (output) => checkWith(output, "oxlint", "--type-aware") },
    {
      name: "format",
      run: (output) => checkWith(output, "prettier", "--check", "--log-level", "warn", ...formatCache, "."),
    },
    { name: "dead code", run: (output) => checkWith(output, "knip", "--no-progress") },
  ],
};

const tests: Stage = {
  name: "tests without a browser",
  needed: false,
  parts: [{ name: "vitest", run: () => testWith(unitReport, "vitest", "run") }],
};

/** Whole lives of phones, every fault at every call, copies of the project: `npm test` runs them. */
const long = ["simulation", "nth-call", "proxy", "torture", "recipes", "commit-order", "machine", "hostile"].map(
  (folder) => `tests/${folder}/**`,
);
const longFiles = ["durability", "guessing", "any-input", "leaks", "commands"].map(
  (name) => `tests/server/${name}.test.ts`,
);

/** They read the sources and import none, so that no change seems to touch them. */
const readers = ["architecture", "words", "sync-words", "docs"].map((name) => `tests/${name}.test.ts`);

const touchedTests: Stage = {
  name: "tests that the change touches, without the long ones",
  needed: false,
  parts: [
    { name: "of the sources as text", run: () => testWith(unitReport, "vitest", "run", ...readers) },
    {
      name: "vitest",
      run: () => {
        const skip = [...long, ...longFiles].map((pattern) => `--exclude=${pattern}`);
        return testWith(unitReport, "vitest", "run", `--changed=${lastSettled()}`, MAY_BE_NONE, ...skip);
      },
    },
  ],
};

/** What the change began from: on a branch of its own main, and on main the last commit. */
const lastSettled = (): string => {
  const branch = spawnSync("git", ["branch", "--show-current"], { encoding: "utf8" }).stdout.trim();
  const hasMain = spawnSync("git", ["rev-parse", "--verify", "--quiet", "main"]).status === 0;
  return branch !== "main" && hasMain ? "main" : "HEAD";
};

const build: Stage = {
  name: "build",
  needed: true,
  parts: [{ name: "vite", run: (output) => checkWith(output, "node", "src/server/build.ts") }],
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
  parts: [{ name: "bench", run: (output) => checkWith(output, "node", "tests/bench/run.ts", "--quick") }],
};

const wanted = (mode: string | undefined): readonly Stage[] => {
  if (mode === "check") return [checks];
  if (mode === "quick") return [checks, touchedTests];
  if (mode !== undefined) throw new Error(`npm test knows no "${mode}"; npm run check and npm run quick are shorter.`);
  return [checks, tests, build, browserTests, budgets];
};

const { passed, failed, flaky = [] } = await runInOrder(wanted(process.argv[2]));
for (const one of flaky) console.log(`flaky: passed only at the second try: ${one}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
