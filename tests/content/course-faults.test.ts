/** Whatever is wrong in a course is named with its file and its line, all of it at once. */
import { describe, expect, test } from "vitest";
import { buildCourse, buildCourseFiles } from "#content/courses/build.ts";
import type { CourseFiles } from "#content/courses/course-files.ts";
import { sayFault } from "#content/courses/faults.ts";
import { tinyCourse, tinyWith } from "./tiny-course.ts";

const faultsOf = (files: CourseFiles): string[] => {
  const built = buildCourse("TINY-1", files);
  return built.ok ? [] : built.faults.map((fault) => sayFault(fault).replace("content/courses/TINY-1/", ""));
};

/** As a pattern, for the whole list to be shown where it is not in it. */
const begins = (said: string): RegExp => new RegExp(`^${said.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&")}`, "u");

const one = "th/01-one.md";

describe("a fault is named where it stands:", () => {
  test.each<[what: string, file: string, from: string, to: string, said: string]>([
    ["no front", one, "---\n", "", "th/01-one.md:1: the file begins with a line ---"],
    ["an unknown key", one, "minutes: 33", "minutes: 33\nhours: 1", `th/01-one.md:4: there is no key "hours"`],
    ["a missing key", one, "minutes: 33\n", "", `th/01-one.md:1: the key "minutes" is missing`],
    ["a line that is no key", one, "minutes: 33", "minutes 33", "th/01-one.md:3:"],
    ["a key twice", one, "minutes: 33", "minutes: 33\nminutes: 33", `th/01-one.md:4: "minutes" stands here twice`],
    ["a wrong sum", one, "minutes: 33", "minutes: 34", "th/01-one.md:3: the lessons, practice and questions take 33"],
    ["no minutes", one, "แชร์ (8 นาที)", "แชร์", `th/01-one.md:5: "ดูสามอย่างก่อนแชร์" should end in its length`],
    ["a long lesson", one, "(8 นาที)", "(11 นาที)", `th/01-one.md:5: 11 นาที: a part of the kind "lesson" takes 3 to 10`],
    ["text before a lesson", one, "# ดู", "ก่อน\n\n# ดู", "th/01-one.md:5: text before the first heading"],
    ["text on no page", one, "## ดูอะไรบ้าง", "ลอย\n\n## ดูอะไรบ้าง", "th/01-one.md:6: this text is on no page"],
    ["too few pages", one, "## เล่า\n", "", "th/01-one.md:20: 1 pages (##): a practice has 2 to 6"],
    ["no task", one, "## ลองทำ:", "## อ่าน:", `th/01-one.md:5: 0 pages "## ลองทำ: …": a lesson has one`],
    ["a task in a practice", one, "## เล่า", "## ลองทำ: เล่า", "th/01-one.md:20: a practice has no page"],
    ["an empty page", one, "อ่านข่าวให้กันฟัง\n", "", "th/01-one.md:21: this page is empty"],
    ["a heading too deep", one, "อ่านข่าวให้กันฟัง", "### ลึก", "th/01-one.md:22: headings are # for a lesson"],
    ["an underlined heading", one, "อ่านข่าวให้กันฟัง", "อ่าน\n---", "th/01-one.md:22: a line of --- or ==="],
    ["no questions", one, "# แบบทดสอบ (10", "# บททดสอบ (10", "th/01-one.md:1: the questions are missing"],
    ["a gap in the numbers", one, "## 3. ", "## 4. ", `th/01-one.md:46: this question should begin with "3. "`],
    ["no explanation", one, "\n  เพราะเหตุผลที่ 1", "", "th/01-one.md:27: this choice has no explanation"],
    ["two right choices", one, "- [ ] คำตอบที่ 2", "- [x] คำตอบที่ 2", "th/01-one.md:26: 2 right choices"],
    ["no right choice", one, "- [x] คำตอบที่ 1", "- [ ] คำตอบที่ 1", "th/01-one.md:26: 0 right choices"],
    ["no box", one, "- [x] คำตอบที่ 1", "- คำตอบที่ 1", `th/01-one.md:27: a choice begins with "- [ ] "`],
    ["the same choice twice", one, "คำตอบที่ 2", "คำตอบที่ 1", "th/01-one.md:29: two choices say the same"],
    ["five choices", one, "## 2. ", "- [ ] อื่น\n  เพราะ\n## 2. ", "th/01-one.md:26: 5 choices"],
    ["bold in a choice", one, "- [x] คำตอบที่ 1", "- [x] **คำตอบ**", "th/01-one.md:27: no strong here"],
    ["code", one, "อ่านข่าวให้กันฟัง", "อ่าน `x`", "th/01-one.md:22: code is not taken"],
    ["italics", one, "อ่านข่าวให้กันฟัง", "อ่าน *x* นี้", "th/01-one.md:22: only bold is taken"],
    ["bold that is none", one, "อ่านข่าวให้กันฟัง", `**"ข่าว"**ต่อ`, "th/01-one.md:22: ** was not understood"],
    ["a list too deep", one, "  - ข้างใน", "  - ข้างใน\n    - ลึก", "th/01-one.md:12: a line of a list holds words"],
    ["a picture elsewhere", one, "(glass.svg)", "(https://example.org/a.svg)", "th/01-one.md:16: there is no picture"],
    ["a picture without words", one, "![แว่นขยาย]", "![]", "th/01-one.md:16: a picture needs words"],
    ["an unsafe link", one, "https://example.org/a", "http://example.org", "th/01-one.md:7: a link leads to https://"],
    ["a long text", one, "อ่านข่าวให้กันฟัง", "ก".repeat(1501), "th/01-one.md:22: 1501 letters in one go"],
    ["a role that is none", "th/course.md", "for: citizen", "for: king", `th/course.md:5: "king" is none of`],
    ["a level that is none", "th/course.md", "level: 1", "level: 4", `th/course.md:3: "4" should be a whole number`],
    ["a question in both tests", "th/course.md", "post: 1.5", "post: 1.4", "th/course.md:9: question 1.4 is in pre"],
    [
      "a question that is not there",
      "th/course.md",
      "post: 1.5",
      "post: 1.13",
      "th/course.md:9: there is no question 13",
    ],
    ["a short test", "th/course.md", "pre: 1.1 ", "pre: ", "th/course.md:8: 7 questions: there should be 8 to 12"],
    ["a source without its day", "th/course.md", "| 2026-11-21 |", "| 2026-02-30 |", "th/course.md:11: a source is"],
    ["a skill without level", "th/course.md", "check-news 1", "check-news", `th/course.md:6: "check-news" should be`],
    [
      "other minutes in English",
      "en/01-one.md",
      "(8 min)",
      "(9 min)",
      "en/01-one.md:4: minutes: 9 here, 8 in Thai (line 5)",
    ],
    [
      "another key in English",
      "en/01-one.md",
      "- [x] Answer 1\n  Because of reason 1\n- [ ]",
      "- [ ] Answer 1\n  Because of reason 1\n- [x]",
      "en/01-one.md:25: another choice is right than in Thai (line 26)",
    ],
    [
      "another kind in English",
      "en/01-one.md",
      "# Practice: ",
      "# Work: ",
      "en/01-one.md:19: kind: lesson here, practice in Thai",
    ],
    [
      "a picture less in English",
      "en/01-one.md",
      "![a magnifying glass](glass.svg)\n",
      "",
      "en/01-one.md:4: the Thai text shows other pictures",
    ],
    [
      "a script in a picture",
      "pictures/glass.svg",
      "<circle",
      "<script/><circle",
      "pictures/glass.svg:2: <script> may not be",
    ],
    ["a picture that is none", "pictures/glass.svg", "<circle", "<circle <", "pictures/glass.svg:2: this is not SVG"],
  ])("%s", (_, file, from, to, said) => {
    const faults = faultsOf(tinyWith(file, from, to));
    expect(faults).toContainEqual(expect.stringMatching(begins(said)));
  });

  test.each([
    ["a file that belongs nowhere", "TINY-1/th/notes.txt", "TINY-1/th/notes.txt:1: a course has th/, en/"],
    ["a picture that nobody shows", "TINY-1/pictures/other.svg", "TINY-1/pictures/other.svg:1: no text shows"],
    ["a module in one language", "TINY-1/en/03-three.md", "TINY-1/en/03-three.md:1: there is no Thai module"],
  ])("%s", (_, path, said) => {
    const built = buildCourse("TINY-1", new Map([...tinyCourse, [path, "x"]]));
    expect(built.ok ? [] : built.faults.map(sayFault)).toContainEqual(expect.stringContaining(said));
  });
});

test("all faults are told at once, and a course with any is not built", () => {
  const files = new Map([...tinyWith(one, "(8 นาที)", "(80 นาที)"), ["TINY-1/en/02-two.md", "nothing"]]);
  const faults = faultsOf(files);
  expect(new Set(faults.map((fault) => fault.split(":", 1)[0]))).toEqual(
    new Set(["th/01-one.md", "en/01-one.md", "en/02-two.md"]),
  );
  expect(() => buildCourseFiles(files)).toThrow("th/01-one.md:5: 80");
});

test("a language or a whole course.md that is missing is a fault", () => {
  const without = (...paths: string[]): CourseFiles =>
    new Map([...tinyCourse].filter(([path]) => !paths.includes(path)));
  expect(faultsOf(without("TINY-1/en/02-two.md"))).toEqual([
    expect.stringContaining("en/02-two.md:1: this file is missing"),
  ]);
  expect(faultsOf(without("TINY-1/th/course.md"))).not.toEqual([]);
  expect(faultsOf(without("TINY-1/en/course.md"))).not.toEqual([]);
});
