/** One module: its lessons, its practice, its questions, each below a heading that says how long it takes. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { courseLimits, type CourseLanguage, type Page, type PartKind } from "#domain/course.ts";
import { lineOf, onOneLine, plainText, readBlocks, type Heading, type Node, type Reading } from "./blocks.ts";
import { readFront, wholeNumber } from "./front.ts";
import { reportHidden } from "./hidden-letters.ts";
import { readQuestions, type ReadQuestion } from "./questions.ts";

export interface ReadItem {
  readonly kind: PartKind;
  readonly title: string;
  readonly minutes: number;
  readonly line: number;
  readonly pages: readonly Page[];
  readonly questions: readonly ReadQuestion[];
}

export interface ReadModule {
  readonly file: string;
  readonly title: string;
  /** As the front says; the Thai file's counts. */
  readonly minutes: number | undefined;
  readonly items: readonly ReadItem[];
}

const words = {
  th: { minutes: "นาที", practice: "ฝึกปฏิบัติ:", questions: "แบบทดสอบ", task: "ลองทำ:" },
  en: { minutes: "min", practice: "Practice:", questions: "Questions", task: "Try it:" },
} as const;

const bounds = {
  lesson: courseLimits.lessonMinutes,
  practice: courseLimits.practiceMinutes,
  questions: courseLimits.questionMinutes,
} as const satisfies Readonly<Record<PartKind, readonly [number, number]>>;

export const readModule = (text: string, file: string, language: CourseLanguage, reading: Reading): ReadModule => {
  const { report } = reading;
  reportHidden(text, report);
  const front = readFront(text, { once: language === "th" ? ["title", "minutes"] : ["title"] }, report);
  const nodes = fromMarkdown(front.body).children;
  for (const node of nodes) checkHeading(node, front.body, reading);
  const sections = splitAt(nodes, 1);
  for (const node of sections.before)
    report(lineOf(node), "text before the first heading # is in no lesson: move it below one");
  const items = sections.parts.map(({ heading, below }) => readItem(heading, below, language, reading));
  checkOrder(items, language, reading);
  const minutes = wholeNumber(front.once.minutes, [10, 1000], report);
  const sum = items.reduce((total, item) => total + item.minutes, 0);
  if (language === "th" && minutes !== undefined && minutes !== sum) {
    report(
      front.once.minutes?.line ?? 1,
      `the lessons, practice and questions take ${sum} minutes together, not ${minutes}`,
    );
  }
  return { file, title: front.once.title?.value ?? "", minutes, items };
};

const checkHeading = (node: Node, body: string, { report }: Reading): void => {
  if (node.type !== "heading") return;
  const line = lineOf(node);
  if (!body.split("\n")[line - 1]?.startsWith("#")) {
    report(line, "a line of --- or === makes a heading of the text above it: take it away, or leave a line empty");
  }
  if (node.depth > 2) report(line, "headings are # for a lesson and ## for a page, nothing below");
};

interface Sections {
  readonly before: readonly Node[];
  readonly parts: readonly { readonly heading: Heading; readonly below: readonly Node[] }[];
}

const splitAt = (nodes: readonly Node[], depth: 1 | 2): Sections => {
  const before: Node[] = [];
  const parts: { heading: Heading; below: Node[] }[] = [];
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === depth) parts.push({ heading: node, below: [] });
    else (parts.at(-1)?.below ?? before).push(node);
  }
  return { before, parts };
};

const readItem = (heading: Heading, below: readonly Node[], language: CourseLanguage, reading: Reading): ReadItem => {
  const { report } = reading;
  const line = lineOf(heading);
  const say = words[language];
  const whole = onOneLine(plainText(heading.children, reading));
  const [, written = "", number = ""] = new RegExp(`^(.*\\S) \\((\\d{1,3}) ${say.minutes}\\)$`, "u").exec(whole) ?? [];
  if (written === "") report(line, `"${whole}" should end in its length, such as "(8 ${say.minutes})"`);
  const kind = kindOf(written, say);
  const title = kind === "practice" ? written.slice(say.practice.length).trim() : written;
  if (written !== "" && title === "") report(line, "a title needs words");
  const [least, most] = bounds[kind];
  const minutes = Number(number);
  if (written !== "" && (minutes < least || minutes > most)) {
    report(line, `${minutes} ${say.minutes}: a part of the kind "${kind}" takes ${least} to ${most}`);
  }
  const common = { kind, title, minutes, line };
  return kind === "questions"
    ? { ...common, pages: [], questions: readQuestions(below, line, reading) }
    : { ...common, pages: readPages(below, { line, kind, task: say.task }, reading), questions: [] };
};

const kindOf = (title: string, say: { readonly practice: string; readonly questions: string }): PartKind => {
  if (title === say.questions) return "questions";
  return title.startsWith(say.practice) ? "practice" : "lesson";
};

const readPages = (
  nodes: readonly Node[],
  { line, kind, task }: { readonly line: number; readonly kind: PartKind; readonly task: string },
  reading: Reading,
): Page[] => {
  const { report } = reading;
  const { before, parts } = splitAt(nodes, 2);
  for (const node of before) report(lineOf(node), "this text is on no page: begin one with ##");
  const [least, most] = courseLimits.pages;
  if (parts.length < least || parts.length > most) {
    report(line, `${parts.length} pages (##): a ${kind} has ${least} to ${most}`);
  }
  const tasks: number[] = [];
  const pages = parts.map(({ heading, below }, at): Page => {
    const written = onOneLine(plainText(heading.children, reading));
    const isTask = written.startsWith(task);
    const title = isTask ? written.slice(task.length).trim() : written;
    if (isTask) tasks.push(at);
    if (title === "") report(lineOf(heading), "a page needs a title");
    if (title.length > courseLimits.titleLength)
      report(lineOf(heading), `a title has at most ${courseLimits.titleLength} letters`);
    const blocks = readBlocks(below, reading);
    if (below.length === 0) report(lineOf(heading), "this page is empty: write its text");
    return { title, blocks, ...(isTask && { try: true as const }) };
  });
  if (kind === "practice" && tasks.length > 0) report(line, `a practice has no page "## ${task} …": its whole is one`);
  if (kind === "lesson" && !(tasks.length === 1 && tasks[0] === parts.length - 1)) {
    report(line, `${tasks.length} pages "## ${task} …": a lesson has one, and it is the last page`);
  }
  return pages;
};

const checkOrder = (items: readonly ReadItem[], language: CourseLanguage, { report }: Reading): void => {
  const questions = items.filter(({ kind }) => kind === "questions");
  const wanted = `# ${words[language].questions} (15 ${words[language].minutes})`;
  if (questions.length === 0) report(1, `the questions are missing: the file ends with a part "${wanted}"`);
  if (questions.length > 1) report(questions[1]?.line ?? 1, "a module has its questions once: put them together");
  if (questions.length === 1 && items.at(-1) !== questions[0]) {
    report(questions[0]?.line ?? 1, "the questions come last: move them to the end of the file");
  }
  if (items.length === questions.length) report(1, "a module has at least one lesson or practice");
  const most = courseLimits.itemsOfModule;
  if (items.length > most) report(items[most]?.line ?? 1, `a module has at most ${most} parts: begin another`);
};
