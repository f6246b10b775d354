/** What the server hands out of the courses: their catalogue, and one pack for each course and language. */
import type { Catalogue } from "#domain/course.ts";
import { codesIn, readCourseFiles, type CourseFiles } from "./course-files.ts";
import { cutCourse, packText, type CutCourse } from "./cut-course.ts";
import { sayFault, type Fault } from "./faults.ts";
import { readCourse } from "./read-course.ts";

export type BuiltCourse =
  | { readonly ok: true; readonly code: string; readonly value: CutCourse }
  | { readonly ok: false; readonly code: string; readonly faults: readonly Fault[] };

export const buildCourse = (code: string, files: CourseFiles): BuiltCourse => {
  const { course, faults } = readCourse(code, files);
  return faults.length > 0 ? { ok: false, code, faults } : { code, ...cutCourse(course) };
};

/** File name under courses/ → its exact text. Throws with every fault where a course has any. */
export const buildCourseFiles = (files: CourseFiles = readCourseFiles()): ReadonlyMap<string, string> => {
  const built = codesIn(files).map((code) => buildCourse(code, files));
  const faults = built.flatMap((course) => (course.ok ? [] : course.faults));
  if (faults.length > 0) throw new Error(`The courses are not sound:\n${faults.map(sayFault).join("\n")}`);
  const cut = built.flatMap((course) => (course.ok ? [course.value] : []));
  const catalogue: Catalogue = { courses: cut.map(({ course }) => course) };
  return new Map([
    ["catalogue.json", `${JSON.stringify(catalogue)}\n`],
    ...cut.flatMap(({ course: { languages }, packs }) => [
      [`${languages.th.pack}.ndjson`, packText(packs.th)] as const,
      [`${languages.en.pack}.ndjson`, packText(packs.en)] as const,
    ]),
  ]);
};
