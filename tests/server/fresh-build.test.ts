/** When the app is built again, and when not. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build, BuildFailed, isBuilt } from "#server/fresh-build.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "asa-build-"));
  mkdirSync(join(root, "node_modules", "vite", "bin"), { recursive: true });
  mkdirSync(join(root, "src", "server"), { recursive: true });
  writeFileSync(join(root, "src", "page.ts"), "1");
  const hourAgo = Date.now() / 1000 - 3600;
  for (const path of ["src/page.ts", "src/server", "src"]) utimesSync(join(root, path), hourAgo, hourAgo);
});
afterEach(() => rmSync(root, { recursive: true }));

/** In Vite's place: a program that does just this. */
const buildWith = async (program: string): Promise<void> => {
  const text = `const fs = require("node:fs"); fs.rmSync("dist", { recursive: true, force: true }); fs.mkdirSync("dist"); ${program}`;
  writeFileSync(join(root, "node_modules", "vite", "bin", "vite.js"), text);
  await build(root);
};

test("a build is taken as it is until a source is younger", async () => {
  expect(isBuilt(root)).toBe(false);
  await buildWith("");
  expect(isBuilt(root)).toBe(true);
  writeFileSync(join(root, "src", "server", "main.ts"), "the server is not in the app");
  expect(isBuilt(root)).toBe(true);
  const soon = Date.now() / 1000 + 60;
  utimesSync(join(root, "src", "page.ts"), soon, soon);
  expect(isBuilt(root)).toBe(false);
});

test("what changed while it was being built is built again", async () => {
  await buildWith(`fs.writeFileSync("src/page.ts", "2")`);
  expect(isBuilt(root)).toBe(false);
});

test("a build that failed counts as none", async () => {
  await buildWith("");
  await expect(buildWith("process.exit(1)")).rejects.toThrow(BuildFailed);
  expect(isBuilt(root)).toBe(false);
});
