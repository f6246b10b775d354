/** The words of the app, in both languages. Each rule is also shown a violation. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { features } from "#app/features.ts";
import { filesUnder, projectRoot } from "./architecture/read-sources.ts";
import * as rules from "./words/word-rules.ts";

const read = (language: "th" | "en"): rules.WordFiles =>
  Object.fromEntries(
    filesUnder(`locales/${language}`).map((path) => [
      basename(path),
      JSON.parse(readFileSync(join(projectRoot, path), "utf8")),
    ]),
  );

/** The words of the menu stand with each feature's tab. */
const labels = (language: "th" | "en") =>
  Object.fromEntries(features.flatMap(({ id, tab }) => (tab ? [[id, tab.label[language]]] : [])));

const locales: rules.Locales = {
  th: { ...read("th"), tabs: labels("th") },
  en: { ...read("en"), tabs: labels("en") },
};

test("there are words at all", () => {
  expect(Object.keys(labels("th"))).toContain("me");
  expect(Object.keys(locales.th), "locales/th holds no words: every sentence of the app belongs there").not.toEqual([]);
});

const thai = (words: unknown): rules.Locales => ({ th: { "a.json": words }, en: { "a.json": { a: "x" } } });
const english = (words: unknown): rules.Locales => ({ th: { "a.json": { a: "ก" } }, en: { "a.json": words } });

const violations: readonly { rule: rules.WordRule; says: string; planted: readonly rules.Locales[] }[] = [
  {
    says: "both languages have the same files",
    rule: rules.bothLanguagesHaveTheSameFiles,
    planted: [
      { th: { "a.json": {} }, en: {} },
      { th: {}, en: { "a.json": {} } },
    ],
  },
  {
    says: "both languages have the same keys",
    rule: rules.bothLanguagesHaveTheSameKeys,
    planted: [thai({ a: "ก", b: { c: "ข" } }), english({ a: "x", b_one: "y" })],
  },
  {
    says: "every entry is text",
    rule: rules.everyEntryIsText,
    planted: [thai({ a: " " }), thai({ a: 1 }), english({ a: "" }), english({ a: null }), english({ a: "x " })],
  },
  {
    says: "both languages fill in the same names and numbers",
    rule: rules.bothLanguagesFillInTheSame,
    planted: [thai({ a: "{{name}} ก" }), english({ a: "{{ count }}" }), english({ a: "<b>x</b>" })],
  },
  { says: "Thai is Thai", rule: rules.thaiIsThai, planted: [thai({ a: "Saved" }), thai({ a: "PIN code" })] },
  { says: "English is English", rule: rules.englishIsEnglish, planted: [english({ a: "อาสา: ส่งแล้ว" })] },
  {
    says: "Thai looks down on nobody and blames nobody",
    rule: rules.thaiIsKind,
    planted: ["ชาวเขา", "คนแก่ในบ้าน", "เหยื่อ", "คนต่างด้าว", "ผิดพลาด", "เกิดข้อผิดพลาด", "ส่งแล้วครับ", "ส่งแล้วค่ะ"].map((text) =>
      thai({ a: text }),
    ),
  },
];

describe.each(violations)("$says", ({ rule, planted }) => {
  test("in the whole app", () => {
    expect(rule(locales)).toEqual([]);
  });

  test.each(planted)("and violation %# is caught", (words) => {
    expect(rule(words)).toHaveLength(1);
  });
});

test("ordinary words break no rule", () => {
  const ordinary: rules.Locales = {
    th: { "a.json": { one: { a_other: "{{count}} คน" }, b: "English", c: "{{at}}/{{of}}", d: "ส่งผิดพลาด ลองอีกครั้งได้" } },
    en: {
      "a.json": {
        one: { a_one: "One person", a_other: "{{count}} people" },
        b: "English",
        c: "{{of}}/{{at}}",
        d: "อาสา",
      },
    },
  };
  expect(violations.flatMap(({ rule }) => rule(ordinary))).toEqual([]);
});
