/** Reads all files of one course, in both languages, and tells everything that is wrong with them. */
import { courseCode, courseLanguages, courseLimits, type CourseLanguage } from "#domain/course.ts";
import * as v from "valibot";
import type { Drawing } from "#domain/drawing.ts";
import type { Reading } from "./blocks.ts";
import { compareLanguages } from "./compare-languages.ts";
import type { CourseFiles } from "./course-files.ts";
import { readOtherCourse, readThaiCourse, type ReadAbout, type ReadSettings } from "./course-front.ts";
import { faultList, type Fault, type FaultList, type Report } from "./faults.ts";
import { readModule, type ReadModule } from "./module-file.ts";
import { readSvg } from "./svg.ts";

export interface ReadText extends ReadAbout {
  readonly modules: readonly ReadModule[];
}

export interface ReadCourse {
  readonly code: string;
  readonly settings: ReadSettings;
  readonly languages: Readonly<Record<CourseLanguage, ReadText>>;
}

/** What was read is to be used only where there are no faults. */
export const readCourse = (
  code: string,
  files: CourseFiles,
): { readonly course: ReadCourse; readonly faults: readonly Fault[] } => {
  const list = faultList();
  const pictures = pictureShelf(code, files, list);
  const readingOf = (file: string): Reading => ({ report: list.about(file), picture: pictures.show });
  if (!v.is(courseCode, code)) list.about(code)(1, "a course's folder is named like FAKE-3: capital letters, -, hours");
  reportStrangers(code, files, list);

  const thai = readThaiCourse(files.get(`${code}/th/course.md`) ?? "", readingOf(`${code}/th/course.md`));
  const english = readOtherCourse(files.get(`${code}/en/course.md`) ?? "", readingOf(`${code}/en/course.md`));
  const modulesIn = (language: CourseLanguage): ReadModule[] =>
    moduleFiles(code, language, files).map((file) =>
      readModule(files.get(file) ?? "", file, language, readingOf(file)),
    );
  const languages = {
    th: { ...thai, modules: modulesIn("th") },
    en: { ...english, modules: modulesIn("en") },
  };
  checkNumbering(code, languages.th.modules, list);
  compareLanguages(code, languages, list);
  checkTests(thai.settings, languages.th.modules, list.about(`${code}/th/course.md`));
  pictures.reportUnused();
  return { course: { code, settings: thai.settings, languages }, faults: list.faults };
};

const moduleName = /^\d\d-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/u;

const moduleFiles = (code: string, language: CourseLanguage, files: CourseFiles): string[] => {
  const folder = `${code}/${language}/`;
  return [...files.keys()].filter((path) => path.startsWith(folder) && moduleName.test(path.slice(folder.length)));
};

const reportStrangers = (code: string, files: CourseFiles, list: FaultList): void => {
  for (const path of files.keys()) {
    if (!path.startsWith(`${code}/`)) continue;
    const [, folder = "", name = "", ...deeper] = path.split("/");
    const isText =
      (courseLanguages as readonly string[]).includes(folder) && (name === "course.md" || moduleName.test(name));
    const isPicture = folder === "pictures" && pictureName.test(name);
    if (deeper.length > 0 || !(isText || isPicture)) {
      list.about(path)(
        1,
        "a course has th/, en/ with course.md and 01-name.md, and pictures/name.svg: this is neither",
      );
    }
  }
};

const checkNumbering = (code: string, modules: readonly ReadModule[], list: FaultList): void => {
  if (modules.length === 0) list.about(`${code}/th/course.md`)(1, "there is no module: write th/01-name.md");
  if (modules.length > courseLimits.modules) {
    list.about(`${code}/th/course.md`)(1, `a course has at most ${courseLimits.modules} modules`);
  }
  for (const [at, { file }] of modules.entries()) {
    const number = String(at + 1).padStart(2, "0");
    if (!file.includes(`/th/${number}-`)) {
      list.about(file)(1, `this is module ${number}: the files are numbered from 01 without gaps`);
    }
  }
};

const checkTests = ({ pre, post }: ReadSettings, modules: readonly ReadModule[], report: Report): void => {
  for (const { value, line } of [...pre, ...post]) {
    const [module = 0, question = 0] = value.split(".").map(Number);
    const questions = modules[module - 1]?.items.flatMap((item) => item.questions) ?? [];
    if (!questions[question - 1]) report(line, `there is no question ${question} in module ${module}: choose another`);
  }
};

const pictureName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.svg$/u;

const pictureShelf = (code: string, files: CourseFiles, list: FaultList) => {
  const folder = `${code}/pictures/`;
  const read = new Map<string, Drawing | null>();
  const show: Reading["picture"] = (name, report) => {
    const text = pictureName.test(name) ? files.get(folder + name) : undefined;
    if (text === undefined) {
      report(`there is no picture "${name.slice(0, 60)}": only files name.svg of the course's folder pictures/`);
      return null;
    }
    if (!read.has(name)) read.set(name, readSvg(text, list.about(folder + name)));
    return read.get(name) ?? null;
  };
  const reportUnused = (): void => {
    for (const path of files.keys()) {
      const name = path.slice(folder.length);
      if (!path.startsWith(folder) || read.has(name) || !pictureName.test(name)) continue;
      list.about(path)(1, "no text shows this picture: show it, or delete it");
    }
  };
  return { show, reportUnused };
};
