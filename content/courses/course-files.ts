import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Path under content/courses, such as "FAKE-3/th/course.md" → text. */
export type CourseFiles = ReadonlyMap<string, string>;

const here = fileURLToPath(new URL(".", import.meta.url));

/** All files of all courses; what stands beside their folders is the code that reads them. */
export const readCourseFiles = (folder = here): CourseFiles => {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .filter((path) => path.includes(sep))
    .sort();
  return new Map(
    paths.map((path) => [path.replaceAll(sep, "/"), readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n")]),
  );
};

export const codesIn = (files: CourseFiles): readonly string[] => [
  ...new Set([...files.keys()].map((path) => path.split("/", 1)[0] ?? "")),
];
