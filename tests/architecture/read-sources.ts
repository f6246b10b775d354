/** Every file of code that people write, as the architecture rules want it. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Sources } from "./layout.ts";

export const projectRoot = join(import.meta.dirname, "..", "..");

/** `folders` from the project's root. What a script wrote (a folder `generated`) is data, not code. */
export const readSources = (folders: readonly string[]): Sources =>
  new Map(
    folders
      .flatMap((folder) => filesUnder(folder))
      .filter((path) => /\.(?:ts|tsx|mjs|css)$/u.test(path) && !path.includes("/generated/"))
      .map((path) => [path, readFileSync(join(projectRoot, path), "utf8")]),
  );

/** Paths from the project's root, with `/`; empty if the folder is not there. */
export const filesUnder = (folder: string): readonly string[] => {
  const root = join(projectRoot, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
};
