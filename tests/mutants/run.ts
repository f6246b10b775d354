/**
 * npm run mutants [-- --only WORD]: breaks the product in one way after another, in a copy of it, and exits 1 if a break
 * goes unnoticed. First the copy has to pass as it is: a test that always fails notices nothing.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Mutant } from "./mutant.ts";
import { harmMutants } from "./harm-mutants.ts";
import { phoneMutants } from "./phone-mutants.ts";
import { serverMutants } from "./server-mutants.ts";

const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), "asa-mutants-"));

const PARTS = ["src", "tests", "content", "locales", "public", "package.json", "tsconfig.json", "vitest.config.ts"];

const makeCopy = (): void => {
  for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
};

/** Whether the tests of this mutant pass on the copy as it stands. */
const passes = ({ by }: Pick<Mutant, "by">): boolean => {
  const run = "seeds" in by ? ["tests/simulation/run.ts", "--seeds", String(by.seeds), "--stop"] : [];
  const args = "seeds" in by ? run : [join("node_modules", "vitest", "vitest.mjs"), "run", ...by.tests];
  // A phone that never comes to rest is a break that was noticed, too.
  const { status, error } = spawnSync(process.execPath, args, { cwd: copy, stdio: "ignore", timeout: 240_000 });
  if (error && !("code" in error && error.code === "ETIMEDOUT")) throw error;
  return status === 0;
};

const plant = ({ name, edits }: Mutant): (() => void) => {
  const before = new Map(edits.map(({ file }) => [file, readFileSync(join(copy, file), "utf8")]));
  for (const { file, find, replace } of edits) {
    const text = readFileSync(join(copy, file), "utf8");
    if (text.split(find).length !== 2) throw new Error(`"${name}" does not fit ${file} any more.`);
    writeFileSync(
      join(copy, file),
      text.replace(find, () => replace),
    );
  }
  return () => {
    for (const [file, text] of before) writeFileSync(join(copy, file), text);
  };
};

const chosen = [...serverMutants, ...harmMutants, ...phoneMutants].filter(({ name }) => name.includes(only ?? ""));
try {
  makeCopy();
  for (const by of new Map(chosen.map((mutant) => [JSON.stringify(mutant.by), mutant.by])).values()) {
    if (!passes({ by })) throw new Error(`Without any mutant, this fails: ${JSON.stringify(by)}`);
  }
  let alive = 0;
  for (const mutant of chosen) {
    const began = performance.now();
    const heal = plant(mutant);
    const isAlive = passes(mutant);
    heal();
    alive += isAlive ? 1 : 0;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${isAlive ? "ALIVE " : "caught"}  ${seconds.padStart(4)} s  ${mutant.name}`);
  }
  console.log(`${chosen.length - alive} of ${chosen.length} caught`);
  process.exitCode = alive > 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
