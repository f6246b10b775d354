import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { harmMutants } from "./harm-mutants.ts";
import { phoneMutants } from "./phone-mutants.ts";
import { serverMutants } from "./server-mutants.ts";

const all = [...serverMutants, ...harmMutants, ...phoneMutants];

// `npm run mutants` takes too long for every test run; that it could run must not be found out months later.
describe("Every break that npm run mutants plants fits the product as it is today", () => {
  it.each(all.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit }))))(
    "$name: $file",
    ({ file, find, replace }) => {
      expect(readFileSync(file, "utf8").split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    },
  );

  it.each(all)("$name: whoever has to notice it is there", ({ by }) => {
    expect("seeds" in by ? by.seeds > 0 : by.tests.every((file) => existsSync(file))).toBe(true);
  });

  it("has at least ten of them, each with a name of its own", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(10);
  });
});
