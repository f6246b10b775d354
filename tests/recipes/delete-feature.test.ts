/** docs/recipes/add-feature.md, backwards: what a feature is made of, and nothing else knows of it. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { copyProject } from "./copy-of-project.ts";

const run = promisify(execFile);
const project = resolve(import.meta.dirname, "../..");
const features = readdirSync(join(project, "src/features"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

test.each(features)(
  "A developer can delete the feature %s: its folder, its words, its line",
  { timeout: 90_000 },
  async (name) => {
    const copy = await copyProject();
    try {
      const declared = `${camelCase(name)}Feature`;
      await copy.remove(`src/features/${name}`);
      const words = ["th", "en"].map((language) => `locales/${language}/${name}.json`);
      await Promise.all(
        words.filter((path) => existsSync(join(copy.directory, path))).map((path) => copy.remove(path)),
      );
      const lists = ["features.ts", "features-outside.ts"].map((file) => `src/app/${file}`);
      const texts = await Promise.all(lists.map((path) => readFile(join(copy.directory, path), "utf8")));
      const list = lists.find((_, at) => texts[at]?.includes(declared)) ?? "";
      await copy.edit(list, (text) =>
        text
          .split("\n")
          .filter((line) => !new RegExp(`\\b${declared}\\b`).test(line))
          .join("\n"),
      );
      await copy.edit("tsconfig.json", (text) => text.replace(/"include": \[[^\]]*\]/, '"include": ["src"]'));

      const check = await run(join(project, "node_modules/.bin/tsc"), ["-p", "."], { cwd: copy.directory }).then(
        () => "compiles",
        (failure: { readonly stdout: string }) => failure.stdout,
      );
      expect(check).toBe("compiles");
    } finally {
      await copy.discard();
    }
  },
);
