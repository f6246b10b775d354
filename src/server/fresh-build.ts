/** The built app that the server hands out: made anew when a source is younger than it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders and files that the app is built from, in the project's root. */
const SOURCES = ["src", "public", "locales", "content", "index.html", "vite.config.ts", "package-lock.json"];
const NOT_SOURCES: ReadonlySet<string> = new Set([join("src", "server")]);

export const isBuilt = (root: string): boolean => {
  // Written last: a build that was cut off leaves none, and the next build begins by removing it.
  const stamp = join(root, "dist", STAMP);
  return existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...SOURCES.map((path) => youngest(root, path)));
};

export class BuildFailed extends Error {}

/** Throws `BuildFailed`; what the build itself says goes to the terminal. */
export const build = async (root: string): Promise<void> => {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const began = new Date();
  const run = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: root, stdio: "inherit" });
  const [status] = (await once(run, "exit")) as [number | null];
  if (status !== 0) throw new BuildFailed();
  const stamp = join(root, "dist", STAMP);
  writeFileSync(stamp, `${began.toISOString()}\n`);
  // What was changed while it ran may not be in it.
  utimesSync(stamp, began, began);
};

const STAMP = ".built";

// A folder's own time moves when a file in it is added or removed.
const youngest = (root: string, path: string): number => {
  if (NOT_SOURCES.has(path)) return 0;
  const full = join(root, path);
  if (!existsSync(full)) return 0;
  const stat = statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(full).map((name) => youngest(root, join(path, name))));
};
