/** A course as one plain page, to be read before it is handed out. Text stays text: nothing in it becomes markup. */
import { coursePart, type Block, type CoursePart, type Inline, type Item } from "#domain/course.ts";
import * as v from "valibot";
import type { Drawing } from "#domain/drawing.ts";
import type { CutCourse } from "./cut-course.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const esc = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => escapes[sign] ?? "");
const tag = (name: string, inside: string): string => `<${name}>${inside}</${name}>`;

const inlines = (list: readonly Inline[]): string =>
  list
    .map((inline) => {
      if (typeof inline === "string") return esc(inline);
      return "b" in inline ? tag("b", esc(inline.b)) : `${tag("u", esc(inline.a))} (${esc(inline.to)})`;
    })
    .join("");

const item = ({ text, items }: Item): string =>
  tag("li", inlines(text) + (items ? tag("ul", items.map((inner) => item(inner)).join("")) : ""));

const drawing = ([name, attributes, children]: Drawing): string => {
  const written = Object.entries(attributes).map(([key, value]) => {
    const hyphened = key === "viewBox" ? key : key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
    return ` ${hyphened}="${esc(value)}"`;
  });
  return `<${name}${written.join("")}>${children.map(drawing).join("")}</${name}>`;
};

const block = (one: Block): string => {
  if ("p" in one) return tag("p", inlines(one.p));
  if ("list" in one) return tag(one.ordered === true ? "ol" : "ul", one.list.map(item).join(""));
  if ("bubble" in one) return tag("blockquote", one.bubble.map(inlines).join("<br>"));
  return tag("figure", drawing(one.picture.drawing) + tag("figcaption", esc(one.picture.alt)));
};

const part = (one: CoursePart): string => {
  const heading = tag("h3", esc(`${one.id} ${one.title} (${one.minutes}, ${one.kind})`));
  if (one.kind !== "questions") {
    return heading + one.pages.map(({ title, blocks }) => tag("h4", esc(title)) + blocks.map(block).join("")).join("");
  }
  const questions = one.questions.map((question) => {
    const lines = question.choices.map(({ text, why, right }) =>
      tag("li", `${right ? "✔ " : ""}${esc(text)}<br><i>${esc(why)}</i>`),
    );
    return tag("h4", esc(`${question.id} ${question.text}`)) + tag("ol", lines.join(""));
  });
  return heading + questions.join("");
};

export const previewPage = ({ course, packs }: CutCourse): string => {
  const texts = (["th", "en"] as const).map((language) => {
    const { title, about } = course.languages[language];
    const parts = packs[language].map((line) => part(v.parse(coursePart, JSON.parse(line))));
    return tag("h2", esc(title)) + about.map(block).join("") + parts.join("");
  });
  const style = "body{max-width:40em;margin:auto;font:18px/1.6 sans-serif}svg{max-width:20em}";
  const head = `<meta charset="utf-8"><title>${esc(course.code)}</title><style>${style}</style>`;
  return `<!doctype html>${head}<h1>${esc(course.code)}</h1>${texts.join("<hr>")}\n`;
};
