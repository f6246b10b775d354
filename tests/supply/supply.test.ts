/** What Asa is made of: few packages, each exactly named, under licences that we have read, on a list that anybody can check. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import * as v from "valibot";
import { projectRoot } from "../architecture/read-sources.ts";
import { isApproved } from "./licences.ts";
import { installed, installedAtRuntime, manifest } from "./lockfile.ts";

const nameOf = ({ name, version }: { readonly name: string; readonly version: string }): string => `${name}@${version}`;

test("everything that runs is under a licence of the Open Source Initiative that goes with ours", () => {
  expect(installedAtRuntime().length).toBeGreaterThan(50);
  const others = installedAtRuntime().filter(({ licence }) => !isApproved(licence));
  expect(others.map((one) => `${nameOf(one)}: ${one.licence}`)).toEqual([]);
});

test.each([
  ["MIT", true],
  ["(MIT OR CC0-1.0)", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0-only", false],
  ["(WTFPL OR GPL-2.0-only)", false],
  ["SEE LICENSE IN LICENSE.md", false],
  ["UNLICENSED", false],
  ["", false],
])("of the licence %j is known whether it may be in: %s", (licence, may) => {
  expect(isApproved(licence)).toBe(may);
});

// Two of them for certificates: `qr` reads and draws codes, `@noble/ed25519` checks them where the browser cannot.
test("at most 27 packages are asked for at run time, each in one exact version", () => {
  const { dependencies, devDependencies } = manifest();
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(27);
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+$/u.test(range),
  );
  expect(loose).toEqual([]);
});

test("every package is pinned by the hash of its content", () => {
  expect(installed().flatMap((one) => (one.isPinned ? [] : [nameOf(one)]))).toEqual([]);
});

const sbomSchema = v.object({
  bomFormat: v.literal("CycloneDX"),
  components: v.array(
    v.object({
      group: v.optional(v.string()),
      name: v.string(),
      version: v.string(),
      purl: v.string(),
      licenses: v.array(v.unknown()),
    }),
  ),
});

test("npm run sbom lists everything that runs and nothing else, without a network", { timeout: 60_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-sbom-"));
  const file = join(directory, "sbom.cdx.json");
  // No cache to read from, and a registry that nobody answers at.
  const env = { ...process.env, npm_config_cache: directory, npm_config_registry: "http://127.0.0.1:9/" };
  await promisify(execFile)(process.execPath, ["src/server/sbom.ts", file], { cwd: projectRoot, env });
  const { components } = v.parse(sbomSchema, JSON.parse(readFileSync(file, "utf8")));
  const listed = components.map(({ group, name, version }) =>
    nameOf({ name: group === undefined ? name : `${group}/${name}`, version }),
  );
  expect(listed.toSorted()).toEqual([...new Set(installedAtRuntime().map(nameOf))].toSorted());
  expect(components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
  rmSync(directory, { recursive: true });
});
