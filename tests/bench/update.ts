/** What an update costs that changes one text of one feature: two builds, and the files that only the second has. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copySources, viteBuild } from "./copy-sources.ts";
import type { Figure } from "./figure.ts";

export const updateFigures = (): Figure[] => {
  const copy = copySources();
  try {
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

interface BuiltFile {
  readonly content: string;
  /** On the wire. */
  readonly bytes: number;
}

/** What phones keep of a build, by path. */
const build = (directory: string): ReadonlyMap<string, BuiltFile> => {
  const { status } = spawnSync(process.execPath, viteBuild(directory), {
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
