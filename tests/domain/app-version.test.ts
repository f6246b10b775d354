import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { appVersion } from "#features/me/app-version.ts";
import { projectRoot } from "../architecture/read-sources.ts";

test("The version that a person reads aloud on the phone is the one that was released", () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  expect(appVersion).toBe(version);
});
