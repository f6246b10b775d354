/** What an update costs that changes one text of one feature: two builds, and the files that only the second has. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";

export const updateFigures = (): Figure[] => {
  // A copy: the tree itself stays as it is.
  const copy = mkdtempSync(join(tmpdir(), "asa-update-"));
  try {
    for (const path of sources) cpSync(join(root, path), join(copy, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    const before = build(copy);
    changeOneText(copy);
    const after = build(copy);
    const changed = [...after].filter(([path, { content }]) => before.get(path)?.content !== content);
    return [
      {
        name: "update.bytes",
        what: `update after one changed text: ${changed.length} files, brotli`,
        value: changed.reduce((total, [, { bytes }]) => total + bytes, 0),
        unit: "bytes",
        limit: { kind: "budget", atMost: 40_000 },
      },
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

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

interface BuiltFile {
  readonly content: string;
  /** On the wire. */
  readonly bytes: number;
}

/** What phones keep of a build, by path. */
const build = (directory: string): ReadonlyMap<string, BuiltFile> => {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("The copy could not be built.");
  const dist = join(directory, "dist");
  const names = readdirSync(dist, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => names.includes(`${name}.br`) && !name.startsWith("areas"))
      .map((name) => {
        const path = join(dist, name);
        return [name, { content: readFileSync(path, "utf8"), bytes: statSync(`${path}.br`).size }];
      }),
  );
};

const changeOneText = (directory: string): void => {
  const feature = join(directory, "src/features/today");
  for (const name of readdirSync(feature).filter((file) => file.endsWith(".tsx"))) {
    const text = readFileSync(join(feature, name), "utf8");
    if (!text.includes('className="')) continue;
    writeFileSync(join(feature, name), text.replace('className="', 'className="changed '));
    return;
  }
  throw new Error("The feature has no text to change.");
};
