/** Whatever somebody writes into a course comes out as text, or is a named fault: it never becomes markup. */
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { buildCourse, type BuiltCourse } from "#content/courses/build.ts";
import { sayFault } from "#content/courses/faults.ts";
import { previewPage } from "#content/courses/preview.ts";
import { coursePart, isSafeLink, type Inline } from "#domain/course.ts";
import { handlers, places, schemes, texts } from "./hostile-texts.ts";
import { tinyWith } from "./tiny-course.ts";

const svgs = [
  ...handlers.map((name) => `<svg viewBox="0 0 1 1" ${name}="alert(1)"></svg>`),
  ...["script", "foreignObject", "a", "use", "image", "style", "animate", "set", "filter", "text", "title"].map(
    (tag) => `<svg viewBox="0 0 1 1"><${tag}/></svg>`,
  ),
  ...[
    "href",
    "xlink:href",
    "style",
    "class",
    "id",
    "xmlns:x",
    "filter",
    "mask",
    "clip-path",
    "__proto__",
    "constructor",
  ].map((name) => `<svg viewBox="0 0 1 1"><path ${name}="x"/></svg>`),
  ...["url(#x)", "url(javascript:x)", "expression(1)", "red;x", "&#106;", "var(--x)"].map(
    (fill) => `<svg viewBox="0 0 1 1"><path fill="${fill}"/></svg>`,
  ),
  `<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"/>`,
  `<svg viewBox="0 0 1 1">x</svg>`,
  `<svg viewBox="0 0 1 1"><svg/></svg>`,
  "<svg/>",
  "",
  "<svg",
  "<svg></g>",
  `<svg viewBox="0 0 1 1"/><svg viewBox="0 0 1 1"/>`,
  `<svg viewBox=0></svg>`,
  `<svg viewBox="0 0 1 1"><![CDATA[<script/>]]></svg>`,
  `<svg viewBox="0 0 1 1">${"<g>".repeat(9)}${"</g>".repeat(9)}</svg>`,
  `<svg viewBox="0 0 1 1">${'<path d="M0 0"/>'.repeat(400)}</svg>`,
];

const inlinesIn = (value: unknown): Inline[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(inlinesIn);
  if (typeof value !== "object" || value === null) return [];
  return "to" in value ? [value as Inline] : Object.values(value).flatMap(inlinesIn);
};

test("there are two hundred of them and more", () => {
  expect(new Set(texts).size + svgs.length).toBeGreaterThanOrEqual(200);
});

const own = /^(?:meta|title|style|h[1-4]|p|b|u|i|ul|ol|li|br|hr|blockquote|figure|figcaption|svg|circle)$/u;

/** What came out of it that is more than text. */
const harmIn = (built: BuiltCourse): string[] => {
  if (!built.ok) {
    return built.faults.filter(({ file, line, what }) => file === "" || line < 1 || what === "").map(sayFault);
  }
  const lines = built.value.packs.en;
  const inlines = inlinesIn(lines.map((line) => v.parse(coursePart, JSON.parse(line))));
  const links = inlines.flatMap((inline) => (typeof inline === "object" && "to" in inline ? [inline.to] : []));
  const hidden = lines.filter((line) => /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/u.test(line));
  const markup = [...previewPage(built.value).matchAll(/<\/?([a-z0-9]+)([^>]*)>/giu)];
  const strange = markup.filter(([, name = "", rest = ""]) => !own.test(name) || /\bon\w+=/iu.test(rest));
  return [...links.filter((to) => !isSafeLink(to)), ...hidden, ...strange.map(([whole]) => whole)];
};

// Each text in one of the places, each kind of text in all of them.
describe.each(
  places.map(([name, place], at) => ({ name, place, mine: texts.filter((_, of) => of % places.length === at) })),
)("in $name", ({ place, mine }) => {
  test("it is text or a fault, and what is only text passes", () => {
    const built = mine.map((text) => buildCourse("TINY-1", tinyWith("en/01-one.md", place, text)));
    expect(built.flatMap(harmIn)).toEqual([]);
    expect(built.filter(({ ok }) => ok).length).toBeGreaterThan(3);
  });
});

test.each(svgs)("a picture %s is a fault of its file", (svg) => {
  const files = new Map([...tinyWith("en/01-one.md", "x", "x"), ["TINY-1/pictures/glass.svg", svg]]);
  const built = buildCourse("TINY-1", files);
  expect(built.ok ? [] : built.faults.map(({ file }) => file)).toContainEqual(
    expect.stringMatching(/glass\.svg|\.md$/u),
  );
  expect(built.ok).toBe(false);
});

test.each(schemes)("no link leads to %s", (to) => {
  expect(isSafeLink(to)).toBe(false);
});
