/** Running stages one after the other, and counting. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Count, Report } from "./reports.ts";

export type { Count } from "./reports.ts";

export type Stage = {
  readonly name: string;
  /** If it fails, what comes after it would only fail in confusing ways: stop there. */
  readonly needed: boolean;
  readonly parts: readonly { readonly name: string; readonly run: () => Count }[];
};

/** All parts of a stage run even if one fails, so that one run shows all that is wrong with it. */
export const runInOrder = (stages: readonly Stage[]): Count => {
  const counts: Count[] = [];
  for (const stage of stages) {
    const count = sum(stage.parts.map((part) => runPart(`${stage.name}: ${part.name}`, part.run)));
    counts.push(count);
    if (stage.needed && count.failed > 0) {
      console.log(`\nStopped after ${stage.name}: what follows needs it.\n`);
      break;
    }
  }
  return sum(counts);
};

/** One program that says yes or no. */
export const checkWith = (program: string, ...args: readonly string[]): Count =>
  succeeds(program, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** A test runner that leaves a report. One that fails without naming a failed test still counts as a failure. */
export const testWith = (report: Report, program: string, ...args: readonly string[]): Count => {
  rmSync(report.file, { force: true });
  const isFine = succeeds(program, [...args, ...report.args]);
  if (!existsSync(report.file)) return { passed: 0, failed: 1 };
  const count = report.count(JSON.parse(readFileSync(report.file, "utf8")));
  return isFine || count.failed > 0 ? count : { ...count, failed: 1 };
};

const runPart = (name: string, run: () => Count): Count => {
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 72 - name.length))}`);
  const begin = performance.now();
  const count = attempt(run);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const verdict =
    count.failed === 0 ? `ok (${count.passed})` : `FAILED (${count.failed} of ${count.passed + count.failed})`;
  console.log(`── ${name}: ${verdict}, ${seconds} s`);
  return count;
};

const attempt = (run: () => Count): Count => {
  try {
    return run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
};

const succeeds = (program: string, args: readonly string[]): boolean => {
  // The tools of this project, and its own Node, come before those of the machine.
  const path = [join("node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const isWindows = process.platform === "win32";
  const { status, signal, error } = spawnSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
    // On Windows, npm's commands are scripts of the shell.
    shell: isWindows,
  });
  if (error) throw error;
  if (signal === "SIGINT") process.exit(130);
  return status === 0;
};

const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});
