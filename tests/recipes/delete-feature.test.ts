/** docs/recipes/add-feature.md, backwards: what a feature is made of, and nothing else knows of it. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyProject, type ProjectCopy } from "./copy-of-project.ts";

const run = promisify(execFile);
const project = resolve(import.meta.dirname, "../..");
const features = readdirSync(join(project, "src/features"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** One copy for all: what is deleted is put back, and the compiler looks again only at what that can change. */
let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
  await copy.edit("tsconfig.json", (text) => text.replace(/"include": \[[^\]]*\]/, '"include": ["src"]'));
  await compile();
}, 120_000);
afterAll(() => copy.discard());

test.each(features)(
  "A developer can delete the feature %s: its folder, its words, its line",
  { timeout: 90_000 },
  async (name) => {
    const declared = `${camelCase(name)}Feature`;
    const parts = [`src/features/${name}`, ...wordsOf(name)];
    const lists = ["features.ts", "features-outside.ts"].map((file) => `src/app/${file}`);
    const texts = await Promise.all(lists.map((path) => readFile(join(copy.directory, path), "utf8")));
    const list = lists.find((_, at) => texts[at]?.includes(declared)) ?? "";
    try {
      await Promise.all(parts.map((path) => copy.remove(path)));
      await copy.edit(list, (text) =>
        text
          .split("\n")
          .filter((line) => !new RegExp(`\\b${declared}\\b`).test(line))
          .join("\n"),
      );
      expect(await compile()).toBe("compiles");
    } finally {
      await Promise.all([...parts, list].map((path) => copy.putBack(path)));
    }
  },
);

/** `follow-ups.json`, and `follow-ups.entries.json` for what comes in later. */
const wordsOf = (name: string): readonly string[] =>
  ["th", "en"].flatMap((language) =>
    readdirSync(join(copy.directory, "locales", language))
      .filter((file) => file.startsWith(`${name}.`))
      .map((file) => `locales/${language}/${file}`),
  );

const compile = (): Promise<string> =>
  run(join(project, "node_modules/.bin/tsc"), ["-p", ".", "--incremental", "--tsBuildInfoFile", "types.tsbuildinfo"], {
    cwd: copy.directory,
  }).then(
    () => "compiles",
    (failure: { readonly stdout: string }) => failure.stdout,
  );
