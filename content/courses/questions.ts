import { courseLimits, type Choice } from "#domain/course.ts";
import { lineOf, onOneLine, plainText, type List, type ListItem, type Node, type Reading } from "./blocks.ts";

export interface ReadQuestion {
  readonly line: number;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Which choice is the right one. */
  readonly key: number;
}

/** What follows a heading `# แบบทดสอบ`: each question a heading `## 1. …` and a list of four choices. */
export const readQuestions = (nodes: readonly Node[], line: number, reading: Reading): ReadQuestion[] => {
  const { report } = reading;
  const questions: ReadQuestion[] = [];
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    at += 1;
    if (!node) break;
    if (node.type !== "heading" || node.depth !== 2) {
      report(lineOf(node), "a question is a heading `## 1. …` and a list of four choices; this is neither");
      continue;
    }
    const rest = nodes.slice(at);
    const end = rest.findIndex(({ type }) => type === "heading");
    const below = end < 0 ? rest : rest.slice(0, end);
    at += below.length;
    questions.push(readQuestion(node, below, questions.length + 1, reading));
  }
  const [least, most] = courseLimits.questions;
  if (questions.length < least) report(line, `${questions.length} questions: a module has at least ${least}`);
  if (questions.length > most) report(line, `${questions.length} questions: a module has at most ${most}`);
  return questions;
};

const readQuestion = (
  heading: Extract<Node, { type: "heading" }>,
  below: readonly Node[],
  number: number,
  reading: Reading,
): ReadQuestion => {
  const { report } = reading;
  const line = lineOf(heading);
  const [, written = "", text = ""] =
    /^(\d{1,3})\. +(.+)$/u.exec(onOneLine(plainText(heading.children, reading))) ?? [];
  if (Number(written) !== number) {
    report(line, `this question should begin with "${number}. " and its words: number from 1 without gaps`);
  }
  const [list, ...more] = below;
  for (const node of more) {
    report(
      lineOf(node),
      "below a question stands one list of four choices: a choice's lines are indented by two spaces",
    );
  }
  const choices = list?.type === "list" ? list.children.map((item) => readChoice(item, reading)) : [];
  if (choices.length !== courseLimits.choices) {
    report(line, `${choices.length} choices: a question has ${courseLimits.choices}, each a line "- [ ] …"`);
  }
  const right = choices.filter((choice) => choice.right).length;
  if (right !== 1) report(line, `${right} right choices: mark one with - [x]`);
  checkAlike(list, choices, reading);
  return { line, text, choices, key: choices.findIndex((choice) => choice.right) };
};

const readChoice = (item: ListItem, reading: Reading): Choice => {
  const { report } = reading;
  const line = lineOf(item);
  const paragraphs = item.children.map((node) => {
    if (node.type === "paragraph") return plainText(node.children, reading);
    report(lineOf(node), "a choice and its explanation are plain text");
    return "";
  });
  const [first = "", ...rest] = paragraphs.join("\n").split("\n");
  const [, box = "", text = ""] = /^\[([ x])\][ \t]+(\S.*)$/u.exec(first.trim()) ?? [];
  const why = onOneLine(rest.join("\n"));
  if (box === "") report(line, `a choice begins with "- [ ] " or "- [x] " and its words`);
  if (why === "") report(line, "this choice has no explanation: say why on the next line, indented by two spaces");
  return { text: text.trim(), why, ...(box === "x" && { right: true as const }) };
};

const checkAlike = (list: Node | undefined, choices: readonly Choice[], { report }: Reading): void => {
  const texts = choices.map(({ text }) => text);
  for (const [at, text] of texts.entries()) {
    if (text !== "" && texts.indexOf(text) < at) {
      report(lineOf((list as List).children[at] ?? (list as List)), "two choices say the same: change one");
    }
  }
};
