import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "#domain/course.ts";

/** The courses of this build, as text: what goes out was cut and checked when it was built. */
export interface BuiltCourses {
  readonly catalogue: { readonly text: string; readonly hash: string };
  /** The lines of each pack. */
  readonly packs: ReadonlyMap<string, readonly string[]>;
}

/** `directory`: of the built app. Without one, or without courses in it, there are none. */
export const readBuiltCourses = (directory: string | undefined): BuiltCourses => {
  const folder = join(directory ?? "", "courses");
  if (directory === undefined || !existsSync(folder)) return builtCourses(JSON.stringify(NONE), new Map());
  const names = readdirSync(folder).filter((name) => name.endsWith(PACK));
  const packs = names.map((name) => {
    const lines = readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
    return [name.slice(0, -PACK.length), lines] as const;
  });
  return builtCourses(readFileSync(join(folder, "catalogue.json"), "utf8"), new Map(packs));
};

const PACK = ".ndjson";
const NONE: Catalogue = { courses: [] };

const builtCourses = (text: string, packs: BuiltCourses["packs"]): BuiltCourses => ({
  catalogue: { text, hash: createHash("sha256").update(text).digest("hex").slice(0, 16) },
  packs,
});
