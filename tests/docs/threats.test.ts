/** The threats in docs/security.md: each says what stands against it and what remains, and the files it names are there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../architecture/read-sources.ts";

const text = readFileSync(join(projectRoot, "docs/security.md"), "utf8");
const rows = [...text.matchAll(/^\| T(\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gmu)].map(
  ([, number, threat = "", against = "", shownBy = "", remains = ""]) => ({
    number: Number(number),
    threat,
    against,
    shownBy,
    remains,
  }),
);
const filesIn = (words: string): string[] => words.match(/(?:src|tests)\/[\w./-]+\.\w+/gu) ?? [];

test("each of the 23 threats stands there once, with a test and what remains", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
  expect(rows.filter(({ shownBy }) => !filesIn(shownBy).some((file) => file.startsWith("tests/")))).toEqual([]);
  expect(rows.filter(({ remains }) => remains.length < 10)).toEqual([]);
});

test("every file that a threat names is there", () => {
  const named = rows.flatMap(({ against, shownBy, remains }) => filesIn([against, shownBy, remains].join(" ")));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});
