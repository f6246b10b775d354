/** Cuts a course into parts whose names are hashes of their text: what has the same name is the same, for good. */
import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import * as v from "valibot";
import {
  catalogueSchema,
  courseLanguages,
  courseLimits,
  coursePart,
  type Course,
  type CourseLanguage,
  type CoursePart,
  type CourseText,
  type Question,
} from "#domain/course.ts";
import { glue } from "#i18n/glue.ts";
import type { Fault } from "./faults.ts";
import type { ReadItem } from "./module-file.ts";
import type { ReadCourse, ReadText } from "./read-course.ts";

export interface CutCourse {
  readonly course: Course;
  /** The lines of each language's pack. */
  readonly packs: Readonly<Record<CourseLanguage, readonly string[]>>;
}

type Cut = { readonly ok: true; readonly value: CutCourse } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Only for a course without faults; whatever is beyond the limits of a phone is found here. */
export const cutCourse = (read: ReadCourse): Cut => {
  const faults: Fault[] = [];
  const parts = { th: partsIn(read, "th"), en: partsIn(read, "en") };
  for (const language of courseLanguages) {
    for (const { part, file, line } of parts[language]) {
      for (const issue of v.safeParse(coursePart, part).issues ?? [])
        faults.push({ file, line, what: sayIssue(issue) });
    }
  }
  const lines = {
    th: parts.th.map(({ part }) => glued(part, "th")),
    en: parts.en.map(({ part }) => glued(part, "en")),
  };
  const languages = { th: textOf(read.languages.th, lines.th, "th"), en: textOf(read.languages.en, lines.en, "en") };
  for (const language of courseLanguages) {
    const { bytes } = languages[language];
    if (bytes <= courseLimits.packBytes) continue;
    const what = `${bytes} bytes on the wire: at most ${courseLimits.packBytes}; shorten texts or simplify pictures`;
    faults.push({ file: `${read.code}/${language}/course.md`, line: 1, what });
  }
  const course = courseOf(read, languages);
  const found = faults.length === 0 ? v.safeParse(catalogueSchema, { courses: [course] }) : null;
  for (const issue of found?.issues ?? []) {
    faults.push({ file: `${read.code}/th/course.md`, line: 1, what: sayIssue(issue) });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { course, packs: lines } };
};

const sayIssue = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? "this"} is beyond what a phone takes: ${issue.message}; shorten it`;

interface PlacedPart {
  readonly part: CoursePart;
  readonly file: string;
  readonly line: number;
}

const partsIn = ({ code, languages }: ReadCourse, language: CourseLanguage): PlacedPart[] =>
  languages[language].modules.flatMap(({ file, items }, module) =>
    items.map((item, at) => ({
      part: partOf(item, `${code}/${module + 1}`, at + 1),
      file,
      line: item.line,
    })),
  );

const partOf = ({ kind, title, minutes, pages, questions }: ReadItem, module: string, position: number): CoursePart => {
  const common = { id: `${module}/${position}`, title, minutes };
  if (kind !== "questions") return { kind, ...common, pages: [...pages] };
  const numbered: Question[] = questions.map(({ text, choices }, at) => ({
    id: `${module}/q${at + 1}`,
    text,
    choices: [...choices],
  }));
  return { kind, ...common, questions: numbered };
};

const glued = (value: unknown, language: CourseLanguage): string =>
  JSON.stringify(value, (key, inner: unknown) =>
    language === "th" && typeof inner === "string" && key !== "to" && key !== "id" ? glue(inner) : inner,
  );

/** The first 16 hexadecimal digits of the SHA-256. */
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

export const packText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

const textOf = (
  { title, about, modules }: ReadText,
  lines: readonly string[],
  language: CourseLanguage,
): CourseText => {
  const hashes = lines.map(hashOf);
  let next = 0;
  const text = {
    title,
    about,
    pack: hashOf(hashes.join("\n")),
    bytes: wireBytes(packText(lines)),
    modules: modules.map((module) => ({
      title: module.title,
      minutes: module.items.reduce((sum, { minutes }) => sum + minutes, 0),
      items: module.items.map((item) => {
        next += 1;
        return { kind: item.kind, title: item.title, minutes: item.minutes, part: hashes[next - 1] ?? "" };
      }),
    })),
  };
  return JSON.parse(glued(text, language)) as CourseText;
};

/** As strong as the server compresses its answers. */
const SERVED_QUALITY = 5;

const wireBytes = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: SERVED_QUALITY } }).length;

const courseOf = ({ code, settings }: ReadCourse, languages: Course["languages"]): Course => ({
  code,
  version: hashOf(courseLanguages.map((language) => languages[language].pack).join("\n")),
  level: settings.level ?? 0,
  for: settings.for,
  skills: settings.skills,
  minutes: languages.th.modules.reduce((sum, { minutes }) => sum + minutes, 0),
  pass: settings.pass ?? 0,
  icon: settings.icon ?? "me",
  pre: settings.pre.map(({ value }) => value),
  post: settings.post.map(({ value }) => value),
  sources: settings.sources,
  languages,
});
