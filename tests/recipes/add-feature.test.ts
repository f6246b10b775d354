/** docs/recipes/add-feature.md, performed and taken back: a feature with a record type about a person. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyProject, type ProjectCopy } from "./copy-of-project.ts";
import { itsName, newFiles, newLines } from "./new-feature-files.ts";

const project = resolve(import.meta.dirname, "../..");
/** What holds for every feature and every type: layout, both languages, a word for each field and choice. */
const readers = ["architecture", "words", "sync-words"].map((name) => `tests/${name}.test.ts`);

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject(["tests/architecture", "tests/words", "vite.config.ts", "docs", ...readers]);
  await copy.edit("tsconfig.json", (text) => text.replace(/"include": \[[^\]]*\]/, '"include": ["src"]'));
}, 60_000);
afterAll(() => copy.discard());

test(
  "A developer can add a feature with a record type about a person in eight files",
  { timeout: 120_000 },
  async () => {
    await Promise.all(Object.entries(newFiles).map(([path, text]) => copy.write(path, text)));
    for (const [path, { imports, lists }] of Object.entries(newLines)) {
      await copy.edit(path, (text) =>
        lists.reduce(
          (edited, { before, line }) => edited.replace(before, line + before),
          text.replace(/^import /mu, `${imports}import `),
        ),
      );
    }

    expect(Object.keys(newFiles).length + Object.keys(newLines).length).toBeLessThanOrEqual(8);
    expect(await run("tsc", "-p", ".")).toBe("fine");
    expect(await run("vitest", "run", ...readers)).toBe("fine");
  },
);

test("and delete it without a trace", { timeout: 60_000 }, async () => {
  expect(await traces()).toHaveLength(8);

  await Promise.all(
    ["src/domain/records/school-visit.ts", "src/features/school-visits", ...wordsFiles].map((path) =>
      copy.remove(path),
    ),
  );
  for (const path of Object.keys(newLines)) {
    await copy.edit(path, (text) =>
      text
        .split("\n")
        .filter((line) => !itsName.test(line))
        .join("\n"),
    );
    expect(await readFile(join(copy.directory, path), "utf8")).toBe(await readFile(join(project, path), "utf8"));
  }

  expect(await traces()).toEqual([]);
  expect(await run("tsc", "-p", ".")).toBe("fine");
});

const wordsFiles = ["th", "en"].map((language) => `locales/${language}/school-visits.json`);

/** Files that name the feature, its type, its words, its address or its style. */
const traces = async (): Promise<string[]> => {
  const files = ["src", "locales", "docs", "vite.config.ts"].map(async (part) => {
    if (part.endsWith(".ts")) return [part];
    const entries = await readdir(join(copy.directory, part), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  const paths = (await Promise.all(files)).flat().map((path) => resolve(copy.directory, path));
  const named = paths.map(async (path) => (itsName.test(path + (await readFile(path, "utf8"))) ? [path] : []));
  return (await Promise.all(named)).flat();
};

const run = (tool: string, ...args: readonly string[]): Promise<string> =>
  promisify(execFile)(join(project, "node_modules/.bin", tool), args, { cwd: copy.directory }).then(
    () => "fine",
    (failure: { readonly stdout: string }) => failure.stdout,
  );
