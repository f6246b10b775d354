/** The part of Markdown that a course's text may use, as blocks. Everything else is a fault, never markup. */
import type { fromMarkdown } from "mdast-util-from-markdown";
import { courseLimits, isSafeLink, type Block, type Inline, type Item } from "#domain/course.ts";
import type { Drawing } from "#domain/drawing.ts";
import type { Report } from "./faults.ts";
import { hiddenLetterIn, sayHidden } from "./hidden-letters.ts";

export type Node = ReturnType<typeof fromMarkdown>["children"][number];
type Of<Type extends Node["type"]> = Extract<Node, { type: Type }>;
export type Heading = Of<"heading">;
export type List = Of<"list">;
export type ListItem = Of<"listItem">;

/** What reading a text needs of its course. */
export interface Reading {
  readonly report: Report;
  /** The picture of that name; null, and reported, where it cannot be shown. */
  readonly picture: (name: string, report: (what: string) => void) => Drawing | null;
}

export const lineOf = (node: Node): number => node.position?.start.line ?? 1;

const instead: Readonly<Partial<Record<Node["type"], string>>> = {
  html: "HTML is not taken: write plain text (a sign < in a text is written \\<)",
  code: "code is not taken: a line that begins with four spaces counts as code; take the spaces or the ``` away",
  inlineCode: "code is not taken: take the ` away",
  emphasis: "only bold is taken: write **…**, or \\* for a star",
  thematicBreak: "a dividing line is not taken: begin a new page with ##",
  image: "a picture stands in a paragraph of its own",
  imageReference: "a picture is written ![what it shows](name.svg)",
  linkReference: "a link is written [words](https://…)",
  definition: "a link is written [words](https://…), with its address in place",
  heading: "headings are # for a lesson and ## for a page, nothing below",
  break: "a line break inside a paragraph is not taken: leave a line empty",
};

const refuse = (node: Node, { report }: Reading): void =>
  report(lineOf(node), instead[node.type] ?? `${node.type} is not taken here: write plain text`);

const checkText = (text: string, node: Node, { report }: Reading): void => {
  const letter = hiddenLetterIn(text);
  if (letter !== undefined) report(lineOf(node), sayHidden(letter));
  if (text.includes("**")) report(lineOf(node), "** was not understood as bold: put a space outside each **");
  if (text.length > courseLimits.textLength) {
    report(lineOf(node), `${text.length} letters in one go: at most ${courseLimits.textLength}; begin a new paragraph`);
  }
};

/** Text without anything in it, its lines as they stand: titles, questions and choices. */
export const plainText = (nodes: readonly Node[], reading: Reading): string =>
  nodes
    .map((node) => {
      if (node.type === "break") return "\n";
      if (node.type !== "text") {
        refuse(node, {
          ...reading,
          report: (line, what) => reading.report(line, node.type in instead ? what : `no ${node.type} here: ${PLAIN}`),
        });
        return "";
      }
      checkText(node.value, node, reading);
      return node.value;
    })
    .join("");

const PLAIN = "write plain text";

/** As one line: where the file breaks a line, a space. */
export const onOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, " ").trim();

const readInlines = (nodes: readonly Node[], reading: Reading, mayBreak = false): Inline[] => {
  const read = nodes.flatMap((node): Inline[] => {
    if (node.type === "text") {
      checkText(node.value, node, reading);
      return [node.value];
    }
    if (node.type === "break" && mayBreak) return ["\n"];
    if (node.type === "strong") return [{ b: onOneLine(plainText(node.children, reading)) }];
    if (node.type === "link") {
      if (!isSafeLink(node.url)) {
        reading.report(lineOf(node), `a link leads to https://… or tel:…, not to "${node.url.slice(0, 60)}"`);
      }
      return [{ a: onOneLine(plainText(node.children, reading)), to: node.url }];
    }
    refuse(node, reading);
    return [];
  });
  const [first] = nodes;
  if (first && read.some((inline) => (typeof inline === "object" ? Object.values(inline).includes("") : false))) {
    reading.report(lineOf(first), "a link or bold text without words: write its words");
  }
  return mayBreak ? read : tidy(read.map((inline) => (typeof inline === "string" ? spaced(inline) : inline)));
};

const spaced = (text: string): string => text.replaceAll(/[ \t]*\n[ \t]*/gu, " ");

/** Strings that follow each other are one, and there are no empty ones. */
const tidy = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline, at): Inline[] => {
    if (typeof inline !== "string") return [inline];
    if (typeof inlines[at - 1] === "string") return [];
    const end = inlines.findIndex((other, later) => later > at && typeof other !== "string");
    const joined = inlines
      .slice(at, end < 0 ? undefined : end)
      .filter((other) => typeof other === "string")
      .join("");
    return joined === "" ? [] : [joined];
  });

const bubbleLines = (nodes: readonly Node[], reading: Reading): Inline[][] => {
  const lines: Inline[][] = [[]];
  for (const inline of readInlines(nodes, reading, true)) {
    if (typeof inline !== "string") lines.at(-1)?.push(inline);
    else {
      for (const [at, piece] of inline.split("\n").entries()) {
        if (at > 0) lines.push([]);
        lines.at(-1)?.push(piece.trim() === "" && at > 0 ? "" : piece);
      }
    }
  }
  return lines.map(tidy).filter((line) => line.length > 0);
};

const readItem = (node: ListItem, reading: Reading, isInner: boolean): Item => {
  const [first, second, ...rest] = node.children;
  const text = first?.type === "paragraph" ? readInlines(first.children, reading) : [];
  if (text.length === 0) reading.report(lineOf(node), "a line of a list begins with words: write them");
  if (second && (isInner || second.type !== "list")) {
    reading.report(lineOf(second), "a line of a list holds words and at most one list inside it, not deeper");
  }
  for (const more of rest) reading.report(lineOf(more), "a line of a list holds words and at most one list inside it");
  return second?.type === "list" && !isInner
    ? { text, items: second.children.map((inner) => readItem(inner, reading, true)) }
    : { text };
};

const readPicture = (alt: string, name: string, node: Node, reading: Reading): Block[] => {
  if (alt.trim() === "") reading.report(lineOf(node), "a picture needs words for whoever cannot see it: ![words](…)");
  const drawing = reading.picture(name, (what) => reading.report(lineOf(node), what));
  return drawing ? [{ picture: { alt, drawing } }] : [];
};

export const readBlocks = (nodes: readonly Node[], reading: Reading): Block[] =>
  nodes.flatMap((node): Block[] => {
    if (node.type === "paragraph") {
      const [only, second] = node.children;
      if (only?.type === "image" && !second) return readPicture(only.alt ?? "", only.url, only, reading);
      const p = readInlines(node.children, reading);
      return p.length === 0 ? [] : [{ p }];
    }
    if (node.type === "list") {
      const list = node.children.map((item) => readItem(item, reading, false));
      return [{ list, ...(node.ordered === true && { ordered: true as const }) }];
    }
    if (node.type === "blockquote") {
      const bubble = node.children.flatMap((inner) => {
        if (inner.type === "paragraph") return bubbleLines(inner.children, reading);
        reading.report(lineOf(inner), "a message (>) holds lines of text only");
        return [];
      });
      if (bubble.length === 0) reading.report(lineOf(node), "an empty message (>): write its text");
      return [{ bubble }];
    }
    refuse(node, reading);
    return [];
  });
