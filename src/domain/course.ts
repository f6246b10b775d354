/**
 * A course as it is served and kept: a catalogue that names immutable parts, and the parts themselves. Both ends check
 * what they read against these schemas. docs/recipes/write-a-course.md shows how a course is written.
 */
import * as v from "valibot";
import { drawingSchema } from "./drawing.ts";

export const courseLanguages = ["th", "en"] as const;
export type CourseLanguage = (typeof courseLanguages)[number];

export const courseRoles = ["volunteer", "citizen", "centre", "trainer", "coordinator"] as const;
export const courseIcons = ["shop", "news", "shield", "lock", "gov", "me"] as const;

/** What a course keeps within: the check of its text, the phone and the server hold to the same figures. */
export const courseLimits = {
  titleLength: 120,
  textLength: 1500,
  blocks: 40,
  items: 30,
  inlines: 60,
  lessonMinutes: [3, 10],
  practiceMinutes: [10, 240],
  questionMinutes: [5, 60],
  pages: [2, 6],
  choices: 4,
  questions: [10, 40],
  pre: [8, 12],
  post: [15, 25],
  modules: 20,
  itemsOfModule: 20,
  /** Lines that one call may ask for. */
  partsOfCall: 400,
  /** Of one language, on the wire. */
  packBytes: 60 * 1024,
} as const;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(courseLimits.textLength));
const title = v.pipe(v.string(), v.minLength(1), v.maxLength(courseLimits.titleLength));
const listOf = <T extends v.GenericSchema>(item: T, [least, most]: readonly [number, number]) =>
  v.pipe(v.array(item), v.minLength(least), v.maxLength(most));
const whole = ([least, most]: readonly [number, number]) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const courseCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}$/u));
/** The beginning of the SHA-256 of what it names. */
const courseHash = v.pipe(v.string(), v.regex(/^[\da-f]{16}$/u));

/** The only places that a text may lead to: a page over https, or a number to call. */
export const isSafeLink = (to: string): boolean => {
  if (/^tel:\+?\d[\d-]{1,18}$/u.test(to)) return true;
  if (!/^https:\/\/[\w-]/u.test(to) || !URL.canParse(to)) return false;
  const { protocol, username, password, hostname } = new URL(to);
  return protocol === "https:" && username === "" && password === "" && hostname.includes(".");
};

const inline = v.union([
  text,
  v.strictObject({ b: text }),
  v.strictObject({ a: text, to: v.pipe(v.string(), v.maxLength(500), v.check(isSafeLink)) }),
]);
export type Inline = v.InferOutput<typeof inline>;

const inlines = listOf(inline, [1, courseLimits.inlines]);
const innerItem = v.strictObject({ text: inlines });
const item = v.strictObject({ text: inlines, items: v.optional(listOf(innerItem, [1, courseLimits.items])) });
export type Item = v.InferOutput<typeof item>;

const block = v.union([
  v.strictObject({ p: inlines }),
  v.strictObject({ list: listOf(item, [1, courseLimits.items]), ordered: v.optional(v.literal(true)) }),
  /** A message as it looks on a phone, line by line. */
  v.strictObject({ bubble: listOf(inlines, [1, courseLimits.items]) }),
  v.strictObject({ picture: v.strictObject({ alt: text, drawing: drawingSchema }) }),
]);
export type Block = v.InferOutput<typeof block>;

const blocks = listOf(block, [1, courseLimits.blocks]);

const partId = v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}\/\d{1,2}\/\d{1,2}$/u));

const page = v.strictObject({ title, blocks, try: v.optional(v.literal(true)) });
export type Page = v.InferOutput<typeof page>;

const choice = v.strictObject({ text, why: text, right: v.optional(v.literal(true)) });
export type Choice = v.InferOutput<typeof choice>;

const question = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}\/\d{1,2}\/q\d{1,2}$/u)),
  text,
  choices: v.pipe(
    listOf(choice, [courseLimits.choices, courseLimits.choices]),
    v.check((choices) => choices.filter(({ right }) => right).length === 1),
  ),
});
export type Question = v.InferOutput<typeof question>;

const minutes = whole([1, 10_000]);

const reading = { id: partId, title, minutes, pages: listOf(page, courseLimits.pages) };
/** One line of a pack. */
export const coursePart = v.variant("kind", [
  v.strictObject({ kind: v.literal("lesson"), ...reading }),
  v.strictObject({ kind: v.literal("practice"), ...reading }),
  v.strictObject({
    kind: v.literal("questions"),
    id: partId,
    title,
    minutes,
    questions: listOf(question, courseLimits.questions),
  }),
]);
export type CoursePart = v.InferOutput<typeof coursePart>;
export type PartKind = CoursePart["kind"];

const catalogueItem = v.strictObject({
  kind: v.picklist(["lesson", "practice", "questions"]),
  title,
  minutes,
  part: courseHash,
});

const courseText = v.strictObject({
  title,
  /** What one learns. */
  about: blocks,
  pack: courseHash,
  /** Of the whole pack, as the server sends it. */
  bytes: whole([1, courseLimits.packBytes]),
  modules: listOf(v.strictObject({ title, minutes, items: listOf(catalogueItem, [1, courseLimits.itemsOfModule]) }), [
    1,
    courseLimits.modules,
  ]),
});
export type CourseText = v.InferOutput<typeof courseText>;

/** Module and number, as in the course's front: "2.3". */
const questionNumber = v.pipe(v.string(), v.regex(/^\d{1,2}\.\d{1,2}$/u));

const course = v.strictObject({
  code: courseCode,
  /** Changes with any text of the course, in either language. */
  version: courseHash,
  level: whole([1, 3]),
  for: listOf(v.picklist(courseRoles), [1, courseRoles.length]),
  skills: listOf(
    v.strictObject({ code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,31}$/u)), level: whole([1, 3]) }),
    [1, 10],
  ),
  minutes,
  /** Percent of the post-test. */
  pass: whole([1, 100]),
  icon: v.picklist(courseIcons),
  pre: listOf(questionNumber, courseLimits.pre),
  post: listOf(questionNumber, courseLimits.post),
  sources: listOf(
    v.strictObject({
      url: v.pipe(v.string(), v.maxLength(500), v.check(isSafeLink)),
      date: v.pipe(v.string(), v.isoDate()),
      what: text,
    }),
    [1, 20],
  ),
  languages: v.strictObject({ th: courseText, en: courseText }),
});
export type Course = v.InferOutput<typeof course>;

export const catalogueSchema = v.strictObject({ courses: v.pipe(v.array(course), v.maxLength(100)) });
export type Catalogue = v.InferOutput<typeof catalogueSchema>;

/** The id that a question of the catalogue's `pre` and `post` has in its part: "2.3" of FAKE-3 is "FAKE-3/2/q3". */
export const questionIdOf = (code: string, number: string): string => `${code}/${number.replace(".", "/q")}`;

/** Parts of a pack in their order, as the catalogue names them: line n of the pack is the nth of these. */
export const partsOf = ({ modules }: Pick<CourseText, "modules">): readonly string[] =>
  modules.flatMap(({ items }) => items.map(({ part }) => part));

/** Line numbers, from 1, as a call asks for them: 3, 4, 5, 9 is "3-5,9". */
export const writeLines = (lines: readonly number[]): string =>
  lines
    .reduce<[number, number][]>((runs, line) => {
      const last = runs.at(-1);
      if (last && last[1] + 1 === line) last[1] = line;
      else runs.push([line, line]);
      return runs;
    }, [])
    .map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
    .join(",");

/** The line numbers in the given order; null where it is no such list, or names a line that is not there. */
export const readLines = (written: string, of: number): readonly number[] | null => {
  const lines: number[] = [];
  for (const run of written.split(",")) {
    const [, first = "", last = first] = /^([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?$/u.exec(run) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === "" || to < from || to > of) return null;
    if (lines.length + to - from >= courseLimits.partsOfCall) return null;
    for (let line = from; line <= to; line += 1) lines.push(line);
  }
  return lines;
};
