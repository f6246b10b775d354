/** A course whose every text is hostile and fits the schema: what the builder lets through, and what nobody has built. */
import { buildCourse } from "#content/courses/build.ts";
import {
  coursePart,
  courseLimits,
  type Block,
  type Choice,
  type Course,
  type CoursePart,
  type Question,
} from "#domain/course.ts";
import * as v from "valibot";
import { places, texts } from "#tests/content/hostile-texts.ts";
import { tinyCourse, tinyWith } from "#tests/content/tiny-course.ts";
import { hostileStrings } from "#tests/hostile/hostile-strings.ts";

export interface HostileCourse {
  readonly course: Course;
  /** Rows of the shelf. */
  readonly parts: readonly { readonly hash: string; readonly text: string }[];
  readonly lessons: number;
  readonly questions: number;
}

export const hostileCourse = (): HostileCourse => {
  const lessons = piecesOf(wordsOfLessons(), courseLimits.pages[1]).map((pages): CoursePart => {
    const whole = pages.length < 2 ? [...pages, ...pages] : pages;
    return { kind: "lesson", id: "TINY-1/1/1", title: bare(9), minutes: 5, pages: whole };
  });
  const questions = askedOf([...choicesBuilt(), ...bareChoices]).slice(0, courseLimits.questions[1]);
  const asked: CoursePart = { kind: "questions", id: "TINY-1/1/9", title: bare(10), minutes: 10, questions };
  const all = [...lessons, asked].map((part) => v.parse(coursePart, part));
  const parts = all.map((part, at) => ({ hash: `${at}`.padStart(16, "0"), text: JSON.stringify(part) }));
  const items = all.map(({ kind }, at) => ({ kind, title: bare(at), minutes: 5, part: parts[at]?.hash ?? "" }));
  const { course } = builtOf(tinyCourse);
  const about = blocksOfBare(bareTexts.slice(0, 40));
  const text = { ...course.languages.th, title: bare(0), about, modules: [{ title: bare(1), minutes: 5, items }] };
  return {
    course: { ...course, languages: { th: text, en: text } },
    parts,
    lessons: lessons.length,
    questions: questions.length,
  };
};

const builtOf = (files: typeof tinyCourse) => {
  const built = buildCourse("TINY-1", files);
  if (!built.ok) throw new Error("the small course is not sound");
  return built.value;
};

/** What the builder makes of each text in its place, where it makes anything of it. */
const builtParts = texts.flatMap((text, at) => {
  const [, place] = places[at % places.length] ?? places[0];
  const built = buildCourse("TINY-1", tinyWith("en/01-one.md", place, text));
  return built.ok ? built.value.packs.en.map((line) => JSON.parse(line) as CoursePart) : []; // the builder's own
});

const bareTexts = hostileStrings.filter((text) => text.length > 0 && text.length <= courseLimits.textLength);
const titles = bareTexts.filter((text) => text.length <= courseLimits.titleLength);
const bare = (at: number): string => titles[at % titles.length] ?? "";

/** Blocks in pages, each under a title of its own. */
const wordsOfLessons = () => {
  const built = builtParts.flatMap((part) => (part.kind === "questions" ? [] : part.pages));
  const blocks = [...once(built.flatMap((page) => page.blocks)), ...blocksOfBare(bareTexts)];
  const heads = [...new Set([...built.map(({ title }) => title), ...titles])];
  return piecesOf(blocks, 20).map((some, at) => ({ title: heads[(at * 7) % heads.length] ?? "", blocks: some }));
};

const blocksOfBare = (some: readonly string[]): Block[] =>
  some.map((text, at): Block => {
    const inlines = [text, { b: text }, { a: text, to: "https://example.org" }];
    const kinds: readonly Block[] = [
      { p: inlines },
      { list: [{ text: inlines, items: [{ text: [text] }] }] },
      { bubble: [inlines] },
      { picture: { alt: text, drawing: ["svg", { viewBox: "0 0 1 1" }, []] } },
    ];
    return kinds[at % kinds.length] ?? { p: inlines };
  });

const choicesBuilt = (): Choice[] =>
  once(
    builtParts
      .flatMap((part) => (part.kind === "questions" ? part.questions : []))
      .flatMap(({ choices }) => choices)
      .map(({ text, why }) => ({ text, why })),
  ).filter(({ text, why }) => !/^(?:Answer|คำตอบ)/u.test(text) || !/^Because of reason \d$/u.test(why));

const bareChoices = bareTexts.map((text): Choice => ({ text, why: text }));

const askedOf = (choices: readonly Choice[]): Question[] =>
  piecesOf(choices, courseLimits.choices)
    .filter((four) => four.length === courseLimits.choices)
    .map(([right, ...others], at) => ({
      id: `TINY-1/1/q${at + 1}`,
      text: bareTexts[(at * 11) % bareTexts.length] ?? "",
      choices: [{ text: "", why: "", ...right, right: true }, ...others],
    }));

const once = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

const piecesOf = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
