/** course.md: what the course is for, how it is tested, and where its facts come from. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { courseIcons, courseLimits, courseRoles, isSafeLink, type Block, type Course } from "#domain/course.ts";
import { readBlocks, type Reading } from "./blocks.ts";
import { readFront, wholeNumber, type FrontLine } from "./front.ts";
import { reportHidden } from "./hidden-letters.ts";

export interface ReadAbout {
  readonly title: string;
  readonly about: readonly Block[];
}

/** Not yet known to be complete: what is missing has been reported. */
export interface ReadSettings {
  readonly level: number | undefined;
  readonly for: Course["for"];
  readonly skills: Course["skills"];
  readonly pass: number | undefined;
  readonly icon: Course["icon"] | undefined;
  readonly pre: readonly FrontLine[];
  readonly post: readonly FrontLine[];
  readonly sources: Course["sources"];
}

export const readThaiCourse = (text: string, reading: Reading): ReadAbout & { readonly settings: ReadSettings } => {
  const { report } = reading;
  reportHidden(text, report);
  const keys = { once: ["title", "level", "pass", "pre", "post", "icon"], many: ["for", "skill", "source"] } as const;
  const { once, many, body } = readFront(text, keys, report);
  const icon = oneOf(courseIcons, once.icon, reading);
  const settings = {
    level: wholeNumber(once.level, [1, 3], report),
    for: many.for.flatMap((line) => oneOf(courseRoles, line, reading) ?? []),
    skills: many.skill.flatMap((line) => readSkill(line, reading)),
    pass: wholeNumber(once.pass, [1, 100], report),
    icon,
    pre: readNumbers(once.pre, courseLimits.pre, reading),
    post: readNumbers(once.post, courseLimits.post, reading),
    sources: many.source.flatMap((line) => readSource(line, reading)),
  };
  for (const { value, line } of settings.post) {
    if (settings.pre.some((other) => other.value === value)) {
      report(line, `question ${value} is in pre, too: who has seen it before proves nothing; choose another`);
    }
  }
  return { ...readBody(once.title, body, reading), settings };
};

export const readOtherCourse = (text: string, reading: Reading): ReadAbout => {
  reportHidden(text, reading.report);
  const { once, body } = readFront(text, { once: ["title"] }, reading.report);
  return readBody(once.title, body, reading);
};

const readBody = (title: FrontLine | undefined, body: string, reading: Reading): ReadAbout => {
  const about = readBlocks(fromMarkdown(body).children, reading);
  if (about.length === 0) reading.report(1, "below the front stands what one learns, in a paragraph or two: write it");
  return { title: title?.value ?? "", about };
};

const oneOf = <Word extends string>(
  words: readonly Word[],
  found: FrontLine | undefined,
  { report }: Reading,
): Word | undefined => {
  const word = words.find((one) => one === found?.value);
  if (found && word === undefined) report(found.line, `"${found.value}" is none of ${words.join(", ")}`);
  return word;
};

const readSkill = ({ value, line }: FrontLine, { report }: Reading): Course["skills"] => {
  const [, code = "", level = ""] = /^([a-z][a-z0-9-]{1,31}) ([1-3])$/u.exec(value) ?? [];
  if (code !== "") return [{ code, level: Number(level) }];
  report(line, `"${value}" should be a code in small letters and a level from 1 to 3, such as "check-news 1"`);
  return [];
};

const readNumbers = (
  found: FrontLine | undefined,
  [least, most]: readonly [number, number],
  { report }: Reading,
): FrontLine[] => {
  if (!found) return [];
  const numbers = found.value.split(/\s+/u);
  for (const [at, value] of numbers.entries()) {
    if (!/^\d{1,2}\.\d{1,2}$/u.test(value)) report(found.line, `"${value}" should be module.question, such as 2.3`);
    if (numbers.indexOf(value) < at) report(found.line, `question ${value} stands here twice: take one away`);
  }
  if (numbers.length < least || numbers.length > most) {
    report(found.line, `${numbers.length} questions: there should be ${least} to ${most}`);
  }
  return numbers.map((value) => ({ value, line: found.line }));
};

const readSource = ({ value, line }: FrontLine, { report }: Reading): Course["sources"] => {
  const [url = "", date = "", what = "", ...more] = value.split("|").map((part) => part.trim());
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(date) && new Date(`${date}T00:00:00Z`).toJSON().startsWith(date);
  if (url.startsWith("https:") && isSafeLink(url) && isDay && what !== "" && more.length === 0) {
    return [{ url, date, what }];
  }
  report(line, "a source is `https://… | year-month-day on which you looked | what it shows`");
  return [];
};
