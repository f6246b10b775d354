/** docs/asvs.md keeps its form: every requirement once, with a state that says where or why, and files that exist. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../architecture/read-sources.ts";

const text = readFileSync(join(projectRoot, "docs/asvs.md"), "utf8");
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gmu)].map(
  ([, number = "", requirement = "", state = "", why = ""]) => ({ number, requirement, state, why }),
);
const states = ["met", "deviation", "not applicable", "not yet"];
const filesIn = (why: string): string[] => why.match(/(?:src|tests|docs)\/[\w./-]+\.\w+/gu) ?? [];

test("each of the 95 requirements stands there once, in order inside its chapter", () => {
  const numbers = rows.map(({ number }) => number);
  expect(numbers).toHaveLength(95);
  expect(new Set(numbers).size).toBe(95);
  const inOrder = numbers.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  expect(numbers).toEqual(inOrder);
});

test("each has one of four states, and the figures above are theirs", () => {
  expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
  const counted = [...text.matchAll(/^\| (met|deviation|not applicable|not yet) +\| +(\d+) \|$/gmu)];
  expect(counted.map(([, state, count]) => [state, Number(count)])).toEqual(
    states.map((state) => [state, rows.filter((row) => row.state === state).length]),
  );
});

test("what is met names a file, and every file that is named is there", () => {
  const unproven = rows.filter(({ state, why }) => state === "met" && filesIn(why).length === 0);
  expect(unproven.map(({ number }) => number)).toEqual([]);
  const missing = rows.flatMap(({ number, why }) =>
    filesIn(why)
      .filter((path) => !existsSync(join(projectRoot, path)))
      .map((path) => `${number}: ${path}`),
  );
  expect(missing).toEqual([]);
});
