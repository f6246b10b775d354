/** The documents, held to the code: a rule without a test, or a link to nowhere, is found here. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesUnder, projectRoot } from "./architecture/read-sources.ts";
import * as rules from "./docs/doc-rules.ts";

const read = (path: string): string => {
  const file = join(projectRoot, path);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};
const readAll = (paths: readonly string[]): rules.Texts => new Map(paths.map((path) => [path, read(path)]));

const syncRules = read("docs/sync.md");
const tests = readAll(filesUnder("tests").filter((path) => /\.tsx?$/u.test(path)));
const documents = readAll(["README.md", "CHANGELOG.md", ...filesUnder("docs").filter((path) => path.endsWith(".md"))]);

test("docs/sync.md numbers the rules of sync", () => {
  expect(rules.rulesIn(syncRules), "docs/sync.md is missing, or no line of it begins like **S1.**").not.toEqual([]);
  expect(rules.rulesNumberedTwice(syncRules)).toEqual([]);
});

test("every rule of sync is proven by a test that carries its number", () => {
  expect(rules.rulesWithoutTest(syncRules, tests)).toEqual([]);
});

test("every number in a test's title is a rule of docs/sync.md", () => {
  expect(rules.testsWithoutRule(syncRules, tests)).toEqual([]);
});

test("every decision says when, why, what, and at which cost", () => {
  expect(filesUnder("docs/decisions"), "docs/decisions holds nothing").not.toEqual([]);
  expect(rules.decisionsWithGaps(documents)).toEqual([]);
  expect(rules.decisionsNumberedTwice(documents)).toEqual([]);
});

test("every link between the documents leads somewhere", () => {
  expect(documents.get("README.md"), "README.md is missing").not.toBe("");
  expect(rules.brokenLinks(documents, (path) => existsSync(join(projectRoot, path)))).toEqual([]);
});

test("docs/architecture.md names every folder of src", () => {
  const text = read("docs/architecture.md");
  const folders = new Set(filesUnder("src").flatMap((path) => /^src\/[^/.]+(?=\/)/u.exec(path) ?? []));
  expect(
    [...folders].filter((folder) => !text.includes(folder)),
    "not named in docs/architecture.md",
  ).toEqual([]);
});

/** Not written out, or this file itself would count as their proof. */
const titled = (...ids: readonly string[]) =>
  new Map([["tests/a.test.ts", `test("${ids.map((id) => `[${id}]`).join(" ")} two phones")`]]);

test("a rule without a test and a test without a rule are caught", () => {
  const document = "# Rules\n\n**S1.** One.\n- **S2.** Two, see **S9**.\n";
  expect(rules.rulesWithoutTest(document, titled("S1"))).toEqual(["S2: no test carries this number"]);
  expect(rules.rulesWithoutTest(document, titled("S1", "S2"))).toEqual([]);
  expect(rules.testsWithoutRule(document, titled("S1", "S9"))).toEqual(["tests/a.test.ts: there is no rule S9"]);
  expect(rules.rulesNumberedTwice(`${document}**S1.** Again.`)).toEqual(["S1"]);
});

test("a decision without its cost is caught", () => {
  const parts = "Date: 2026-11-22\n**Status:** accepted\n## Context\n## Decision\n";
  const gaps = (path: string, text: string) => rules.decisionsWithGaps(new Map([[`docs/decisions/${path}`, text]]));
  expect(gaps("001-keep-rows.md", parts)).toEqual(["docs/decisions/001-keep-rows.md: Consequences is missing"]);
  expect(gaps("keep.md", `${parts}## Consequences`)).toEqual(["docs/decisions/keep.md: the name is NNN-verb-noun.md"]);
  expect(gaps("001-keep-rows.md", `${parts}## Consequences`)).toEqual([]);
  const twice = new Map(["docs/decisions/001-a-b.md", "docs/decisions/001-c-d.md"].map((path) => [path, ""]));
  expect(rules.decisionsNumberedTwice(twice)).toEqual(["001"]);
});

test("a link to a missing file or heading is caught", () => {
  const links = (text: string) =>
    rules.brokenLinks(
      new Map([
        ["README.md", text],
        ["docs/a.md", "# Words & ชื่อ"],
      ]),
      (path) => ["README.md", "docs/a.md", "LICENSE"].includes(path),
    );
  expect(links("[a](docs/a.md#words--ชื่อ) [b](LICENSE) [c](https://example.org) `[d](x.md)`")).toEqual([]);
  expect(links("[a](docs/b.md)")).toEqual(["README.md: docs/b.md leads nowhere"]);
  expect(links("![a](docs/a.md#words)")).toEqual(["README.md: docs/a.md#words names no heading"]);
});
