/** A throw-away copy of the sources, in which a recipe can be performed for real. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "../..");

export interface ProjectCopy {
  readonly directory: string;
  readonly edit: (path: string, change: (text: string) => string) => Promise<void>;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** As it is in the project. */
  readonly putBack: (path: string) => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** `more`: what the recipe needs beside the sources. */
export const copyProject = async (more: readonly string[] = []): Promise<ProjectCopy> => {
  const directory = await mkdtemp(join(tmpdir(), "asa-recipe-"));
  const parts = ["src", "content", "locales", "package.json", "tsconfig.json", "tests/data/opened-lock.ts", ...more];
  await Promise.all(parts.map((part) => cp(join(project, part), join(directory, part), { recursive: true })));
  await symlink(join(project, "node_modules"), join(directory, "node_modules"), "junction");
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  };
  return {
    directory,
    write,
    edit: async (path, change) => {
      const before = await readFile(join(directory, path), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`the recipe changes nothing in ${path}`);
      await write(path, after);
    },
    remove: (path) => rm(join(directory, path), { recursive: true }),
    putBack: (path) => cp(join(project, path), join(directory, path), { recursive: true }),
    discard: () => rm(directory, { recursive: true, force: true }),
  };
};
