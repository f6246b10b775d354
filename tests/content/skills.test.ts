/** The skills that courses give: each has its words, and what other lists call it was looked up. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { skills } from "#content/skills/skills.ts";
import english from "#locales/en/skill.json" with { type: "json" };
import thai from "#locales/th/skill.json" with { type: "json" };
import { projectRoot } from "#tests/architecture/read-sources.ts";

const given = readdirSync(join(projectRoot, "content/courses"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const text = readFileSync(join(projectRoot, "content/courses", name, "th/course.md"), "utf8");
    return [...text.matchAll(/^skill: (?<code>[a-z0-9-]+) [1-3]$/gmu)].map(({ groups }) => groups?.["code"]);
  });

test("every skill of every course is in the list, once, and the list has no other", () => {
  const codes = skills.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes)).toEqual(new Set(given));
});

test("its words are the same on the phone and in a badge", () => {
  expect(Object.fromEntries(skills.map(({ code, nameTh }) => [code, nameTh]))).toEqual(thai.name);
  expect(Object.fromEntries(skills.map(({ code, nameEn }) => [code, nameEn]))).toEqual(english.name);
});

test("what it is called elsewhere has an address of that list's form, words and a day", () => {
  const inDigComp = skills.flatMap(({ digComp }) => digComp ?? []);
  const inEsco = skills.flatMap(({ esco }) => esco ?? []);
  for (const { to } of inDigComp) expect(to).toMatch(/^(?:1\.[1-3]|2\.[1-6]|3\.[1-4]|4\.[1-4]|5\.[1-4])$/u);
  const concept = /^http:\/\/data\.europa\.eu\/esco\/skill\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
  for (const { to } of inEsco) expect(to).toMatch(concept);
  for (const { name, checked } of [...inDigComp, ...inEsco]) {
    expect(name).toMatch(/\S/u);
    expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/u);
  }
});
