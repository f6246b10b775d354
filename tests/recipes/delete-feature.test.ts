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

/**
 * Each feature is deleted in three of seven rounds, and no two in the same three: so each is gone once while any other one
 * stays, in a third as many rounds as there are features.
 */
const rounds = [0, 1, 2, 3, 4, 5, 6];
const threes = rounds.flatMap((a) => rounds.flatMap((b) => rounds.filter((c) => a < b && b < c).map((c) => [a, b, c])));
const goneIn = (round: number) => features.filter((_, at) => threes[at]?.includes(round));

test("Any feature is gone in some round while any other one stays", () => {
  for (const one of features) {
    for (const other of features.filter((name) => name !== one)) {
      expect(rounds.some((round) => goneIn(round).includes(one) && !goneIn(round).includes(other))).toBe(true);
    }
  }
});

test.each(rounds.map((round) => [goneIn(round)] as const))(
  "A developer can delete the features %j: their folders, their words, their lines",
  { timeout: 90_000 },
  async (gone) => {
    const declared = gone.map((name) => `${camelCase(name)}Feature`);
    const parts = gone.flatMap((name) => [`src/features/${name}`, ...wordsOf(name)]);
    const theirs = new RegExp(`\\b(${declared.join("|")})\\b`);
    const isTheirs = (line: string): boolean => theirs.test(line);
    const named = await Promise.all(
      lists.map(async (path) =>
        (await readFile(join(project, path), "utf8")).split("\n").some(isTheirs) ? [path] : [],
      ),
    );
    try {
      await Promise.all(parts.map((path) => copy.remove(path)));
      for (const list of named.flat()) {
        await copy.edit(list, (text) =>
          text
            .split("\n")
            .filter((line) => !isTheirs(line))
            .join("\n"),
        );
      }
      expect(await compile()).toBe("compiles");
    } finally {
      await Promise.all([...parts, ...lists].map((path) => copy.putBack(path)));
    }
  },
);

const lists = ["src/app/features.ts", "src/app/features-outside.ts"];

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
