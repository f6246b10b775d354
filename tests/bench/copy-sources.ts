/** A throw-away copy of what the app is built from, to be changed and built: the tree itself stays as it is. */
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const copySources = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "asa-build-"));
  for (const path of sources) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  return copy;
};

/** The arguments to Node that build the app of the folder that it runs in. */
export const viteBuild = (copy: string): readonly string[] => [
  join(copy, "node_modules", "vite", "bin", "vite.js"),
  "build",
  "--logLevel",
  "error",
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = [
  "src",
  "public",
  "locales",
  "content",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "package.json",
];
