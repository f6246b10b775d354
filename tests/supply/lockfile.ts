/** What the lockfile says is installed, as far as it is part of Asa when it runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { projectRoot } from "../architecture/read-sources.ts";

const packageSchema = v.object({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  license: v.optional(v.string()),
  dev: v.optional(v.boolean()),
  integrity: v.optional(v.string()),
});
const lockSchema = v.object({ packages: v.record(v.string(), packageSchema) });
const manifestSchema = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
});

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), "utf8"));

export interface Installed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The hash of its content stands in the lockfile: whoever installs gets this or an error. */
  readonly isPinned: boolean;
}

const packages = Object.entries(v.parse(lockSchema, readJson("package-lock.json")).packages).filter(
  ([path]) => path !== "",
);

const toInstalled = ([path, entry]: (typeof packages)[number]): Installed => ({
  name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
  version: entry.version ?? "",
  licence: entry.license ?? "",
  isPinned: entry.integrity?.startsWith("sha512-") === true,
});

export const installed = (): readonly Installed[] => packages.map(toInstalled);

/** All that is there without development: our dependencies, theirs, and what is optional. */
export const installedAtRuntime = (): readonly Installed[] =>
  packages.filter(([, entry]) => entry.dev !== true).map(toInstalled);

export const manifest = () => v.parse(manifestSchema, readJson("package.json"));
