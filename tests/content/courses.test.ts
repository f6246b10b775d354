/** Courses: what comes of their texts, and that each part has the name of what is in it. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { buildCourse, buildCourseFiles } from "#content/courses/build.ts";
import { codesIn, readCourseFiles } from "#content/courses/course-files.ts";
import {
  catalogueSchema,
  courseLanguages,
  courseLimits,
  coursePart,
  partsOf,
  questionIdOf,
  readLines,
  writeLines,
  type CoursePart,
} from "#domain/course.ts";
import { tinyCourse, tinyWith } from "./tiny-course.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
const parse = (line: string): CoursePart => v.parse(coursePart, JSON.parse(line));
const linesOf = (files: ReadonlyMap<string, string>, pack: string): string[] =>
  (files.get(`${pack}.ndjson`) ?? "").trimEnd().split("\n");

const whole = [
  { name: "a tiny course", files: tinyCourse },
  ...codesIn(readCourseFiles()).map((code) => ({
    name: code,
    files: new Map([...readCourseFiles()].filter(([path]) => path.startsWith(`${code}/`))),
  })),
];

describe.each(whole)("$name", ({ files }) => {
  const built = buildCourseFiles(files);
  const { courses } = v.parse(catalogueSchema, JSON.parse(built.get("catalogue.json") ?? ""));
  const languages = courses.flatMap((course) => courseLanguages.map((language) => course.languages[language]));

  test("has parts named by the hash of their text, and a pack named by theirs", () => {
    expect(languages).toHaveLength(2);
    for (const language of languages) {
      const hashes = linesOf(built, language.pack).map(hash);
      expect(partsOf(language)).toEqual(hashes);
      expect(language.pack).toBe(hash(hashes.join("\n")));
    }
  });

  test("has lines that a phone takes, as the catalogue announces them", () => {
    for (const language of languages) {
      const parts = linesOf(built, language.pack).map(parse);
      const told = language.modules.flatMap(({ items }) =>
        items.map(({ kind, title, minutes }) => [kind, title, minutes]),
      );
      expect(parts.map(({ kind, title, minutes }) => [kind, title, minutes])).toEqual(told);
      expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    }
  });

  test("fits a prepaid plan in each language", () => {
    for (const { bytes } of languages) expect(bytes).toBeLessThanOrEqual(courseLimits.packBytes);
  });

  test("has every question of its tests", () => {
    for (const { code, pre, post, languages: texts } of courses) {
      const parts = linesOf(built, texts.th.pack).map(parse);
      const ids = parts.flatMap((part) => (part.kind === "questions" ? part.questions.map(({ id }) => id) : []));
      expect([...pre, ...post].map((number) => questionIdOf(code, number)).filter((id) => !ids.includes(id))).toEqual(
        [],
      );
    }
  });
});

describe("a text", () => {
  const built = buildCourse("TINY-1", tinyCourse);
  const packs = built.ok ? built.value.packs : { th: [], en: [] };

  test("becomes blocks, pages and a task", () => {
    expect(parse(packs.en[0] ?? "")).toEqual({
      kind: "lesson",
      id: "TINY-1/1/1",
      title: "Look at three things",
      minutes: 8,
      pages: [
        {
          title: "What to look at",
          blocks: [
            {
              p: [
                "Look at the ",
                { b: "source" },
                " and the ",
                { a: "date", to: "https://example.org/a" },
                " on one line",
              ],
            },
            { list: [{ text: ["one"], items: [{ text: ["inside"] }] }] },
            { bubble: [["Urgent!"], ["Share it"]] },
            {
              picture: {
                alt: "a magnifying glass",
                drawing: [
                  "svg",
                  { viewBox: "0 0 24 24" },
                  [["circle", { cx: "10", cy: "10", r: "6", fill: "none", stroke: "#123", strokeWidth: "2" }, []]],
                ],
              },
            },
          ],
        },
        {
          title: "open one story",
          blocks: [{ list: [{ text: ["Open the phone"] }, { text: ["Look at the date"] }], ordered: true }],
          try: true,
        },
      ],
    });
    expect(parse(packs.en[1] ?? "")).toMatchObject({ kind: "practice", title: "check in pairs", minutes: 15 });
  });

  test("becomes questions with one right choice, each choice with its explanation", () => {
    const part = parse(packs.en[2] ?? "");
    expect(part.kind === "questions" && part.questions[1]).toEqual({
      id: "TINY-1/1/q2",
      text: "Question 2",
      choices: [
        { text: "Answer 1", why: "Because of reason 1" },
        { text: "Answer 2", why: "Because of reason 2", right: true },
        { text: "Answer 3", why: "Because of reason 3" },
        { text: "Answer 4", why: "Because of reason 4" },
      ],
    });
  });

  test("in Thai has its compounds glued, and no letter of its addresses is touched", () => {
    expect(packs.th[0]).toContain("ผู้\u2060สูง\u2060อายุ");
    expect(packs.th[0]).toContain("https://example.org/a");
    expect(packs.en.join("")).not.toContain("\u2060");
  });

  test("that changes in one part changes the name of that part, the pack and the course alone", () => {
    const changed = buildCourse("TINY-1", tinyWith("en/02-two.md", "on one line", "on a line"));
    const [before, after] = [built, changed].map((one) => (one.ok ? one.value.course : null));
    expect(after?.version).not.toBe(before?.version);
    expect(after?.languages.th).toEqual(before?.languages.th);
    const parts = [before, after].map((course) => (course ? partsOf(course.languages.en) : []));
    expect(parts[0]?.flatMap((part, at) => (part === parts[1]?.[at] ? [] : [at]))).toEqual([3]);
  });
});

describe("lines of a pack", () => {
  test.each([
    [[3, 4, 5, 9], "3-5,9"],
    [[1], "1"],
    [[2, 1], "2,1"],
  ])("%j are asked for as %s", (lines, written) => {
    expect(writeLines(lines)).toBe(written);
    expect(readLines(written, 9)).toEqual(lines);
  });

  test.each(["", "0", "1-", "-3", "5-3", "1,,2", "10", "1-10", "a", "1 2", "01", Array(401).fill("1").join(",")])(
    "%s is refused where there are nine",
    (written) => {
      expect(readLines(written, 9)).toBeNull();
    },
  );
});
