/** `npm run course -- check [CODE…]` says all that is wrong with courses, `preview CODE` writes one as a page. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { courseLanguages, courseLimits } from "#domain/course.ts";
import { buildCourse, type BuiltCourse } from "./build.ts";
import { codesIn, readCourseFiles } from "./course-files.ts";
import { sayFault } from "./faults.ts";
import { previewPage } from "./preview.ts";

const sayCourse = (built: BuiltCourse): string => {
  if (!built.ok) return built.faults.map(sayFault).join("\n");
  const { code, minutes, languages } = built.value.course;
  const items = languages.th.modules.flatMap((module) => module.items);
  const lessons = items.filter(({ kind }) => kind === "lesson").length;
  const questions = built.value.packs.th.join("").split('"choices":').length - 1;
  const bytes = courseLanguages.map((language) => `${language} ${languages[language].bytes}`).join(", ");
  const limit = `of ${courseLimits.packBytes} bytes on the wire`;
  return `${code}: ${lessons} lessons, ${questions} questions, ${minutes} minutes; ${bytes} ${limit}`;
};

const writePreview = (built: BuiltCourse): string => {
  if (!built.ok) return sayCourse(built);
  const folder = new URL("../../test-results/", import.meta.url);
  const page = new URL(`course-${built.code}.html`, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(page, previewPage(built.value));
  return fileURLToPath(page);
};

const [act = "", ...asked] = process.argv.slice(2);
const files = readCourseFiles();
const known = codesIn(files);
const codes = asked.length > 0 ? asked : known;
const unknown = codes.filter((code) => !known.includes(code));

if (!(act === "check" || (act === "preview" && asked.length === 1))) {
  console.error("npm run course -- check [CODE…] | npm run course -- preview CODE");
  process.exitCode = 1;
} else if (unknown.length > 0) {
  console.error(`There is no course ${unknown.join(", ")}; there are: ${known.join(", ")}`);
  process.exitCode = 1;
} else {
  const built = codes.map((code) => buildCourse(code, files));
  for (const course of built) console.log(act === "check" ? sayCourse(course) : writePreview(course));
  if (built.some(({ ok }) => !ok)) process.exitCode = 1;
}
