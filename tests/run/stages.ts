/** Running stages one after the other, and counting. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Count, Report } from "./reports.ts";

export type { Count } from "./reports.ts";

type Part = {
  readonly name: string;
  readonly run: (output: Output) => Count | Promise<Count>;
};

export type Stage = {
  readonly name: string;
  /** If it fails, what comes after it would only fail in confusing ways: stop there. */
  readonly needed: boolean;
  /** Its parts run at the same time, and each says everything at its end. */
  readonly sideBySide?: true;
  readonly parts: readonly Part[];
};

/** Where a program's words go: to the terminal at once, or to whoever keeps them for the end. */
export type Output = "terminal" | ((words: Buffer) => void);

/** All parts of a stage run even if one fails, so that one run shows all that is wrong with it. */
export const runInOrder = async (stages: readonly Stage[]): Promise<Count> => {
  const counts: Count[] = [];
  for (const stage of stages) {
    const count = sum(await (stage.sideBySide ? runSideBySide(stage) : runPartByPart(stage)));
    counts.push(count);
    if (stage.needed && count.failed > 0) {
      console.log(`\nStopped after ${stage.name}: what follows needs it.\n`);
      break;
    }
  }
  return sum(counts);
};

/** One program that says yes or no. */
export const checkWith = async (output: Output, program: string, ...args: readonly string[]): Promise<Count> =>
  (await succeeds(output, program, args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** A test runner that leaves a report. One that fails without naming a failed test still counts as a failure. */
export const testWith = async (report: Report, program: string, ...args: readonly string[]): Promise<Count> => {
  rmSync(report.file, { force: true });
  const isFine = await succeeds("terminal", program, [...args, ...report.args]);
  // Vitest that finds nothing to do says so, is content, and writes none.
  if (!existsSync(report.file)) return { passed: 0, failed: isFine && args.includes(MAY_BE_NONE) ? 0 : 1 };
  const count = report.count(JSON.parse(readFileSync(report.file, "utf8")));
  return isFine || count.failed > 0 ? count : { ...count, failed: 1 };
};

export const MAY_BE_NONE = "--passWithNoTests";

const runPartByPart = async (stage: Stage): Promise<readonly Count[]> => {
  const counts: Count[] = [];
  for (const part of stage.parts) {
    console.log(`\n${headline(stage, part)}`);
    const { count, verdict } = await timed(part, "terminal");
    console.log(`── ${stage.name}: ${part.name}: ${verdict}`);
    counts.push(count);
  }
  return counts;
};

const runSideBySide = (stage: Stage): Promise<readonly Count[]> => {
  console.log("");
  return Promise.all(
    stage.parts.map(async (part) => {
      const said: Buffer[] = [];
      const { count, verdict } = await timed(part, (words) => void said.push(words));
      if (said.length > 0) console.log(`${headline(stage, part)}\n${Buffer.concat(said).toString("utf8").trimEnd()}`);
      console.log(`── ${stage.name}: ${part.name}: ${verdict}`);
      return count;
    }),
  );
};

const headline = (stage: Stage, part: Part): string => {
  const name = `${stage.name}: ${part.name}`;
  return `── ${name} ${"─".repeat(Math.max(0, 72 - name.length))}`;
};

const timed = async (part: Part, output: Output): Promise<{ readonly count: Count; readonly verdict: string }> => {
  const begin = performance.now();
  const count = await attempt(part, output);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const verdict =
    count.failed === 0 ? `ok (${count.passed})` : `FAILED (${count.failed} of ${count.passed + count.failed})`;
  return { count, verdict: `${verdict}, ${seconds} s` };
};

const attempt = async ({ run }: Part, output: Output): Promise<Count> => {
  try {
    return await run(output);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
};

const succeeds = async (output: Output, program: string, args: readonly string[]): Promise<boolean> => {
  // The tools of this project, and its own Node, come before those of the machine.
  const path = [join("node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const child = spawn(program, args, {
    stdio: output === "terminal" ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH: path },
    // On Windows, npm's commands are scripts of the shell.
    shell: process.platform === "win32",
  });
  if (output !== "terminal") for (const stream of [child.stdout, child.stderr]) stream?.on("data", output);
  // Rejects if there is no such program.
  const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (signal === "SIGINT") process.exit(130);
  return status === 0;
};

const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  flaky: counts.flatMap(({ flaky = [] }) => flaky),
});
