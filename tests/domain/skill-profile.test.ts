import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  uniqueArray,
  uuid,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { skillQuestions, skillVersion } from "#domain/digital-skill.ts";
import { nextCourses, skillProfileOf, type SkillSources } from "#domain/skill-profile.ts";

const skillCodes = ["sell-online", "check-news", "avoid-scams", "secure-phone"] as const;
const courseCodes = ["A-1", "B-2", "C-3"] as const;
const skills = uniqueArray(record({ code: constantFrom(...skillCodes), level: integer({ min: 1, max: 3 }) }), {
  maxLength: 3,
  selector: ({ code }) => code,
});
const day = constantFrom("2026-01-01", "2026-11-22", "2027-05-05");
const at = day.map((on) => `${on}T03:00:00.000Z`);
const sources = record({
  certificates: array(record({ code: uuid(), course: constantFrom(...courseCodes), skills, issuedOn: day })),
  attempts: array(
    record({
      course: constantFrom(...courseCodes),
      test: constantFrom("pre", "post", "1"),
      right: integer({ min: 0, max: 10 }),
      at,
    }).map((go) => ({ ...go, answers: Array.from({ length: 10 }, () => ({ q: "1/q1", c: 0 })) })),
  ),
  checks: array(
    record({
      id: uuid(),
      version: constantFrom(skillVersion, skillVersion + 1),
      at,
      answers: array(integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }),
    }),
  ),
  courses: uniqueArray(
    record({
      code: constantFrom(...courseCodes),
      pass: constantFrom(50, 60, 80),
      skills,
      for: shuffledSubarray(["volunteer", "citizen"] as const),
    }),
    { selector: ({ code }) => code },
  ),
});

const none: SkillSources = { certificates: [], attempts: [], checks: [], courses: [] };
const given = [{ code: "check-news", level: 2 }];
const held = { code: "AS7K2M4P", course: "A-1", skills: given, issuedOn: "2026-11-22" };
const course = { code: "A-1", pass: 60, skills: given, for: ["volunteer" as const] };
const go = (right: number, name = "post") => ({
  course: "A-1",
  test: name,
  right,
  answers: Array.from({ length: 10 }, () => ({ q: "1/q1", c: 0 })),
  at: "2027-01-01T03:00:00.000Z",
});

describe("what somebody can do", () => {
  test("stands once for each skill, at the highest level that anything shows, the highest first", () => {
    assert(
      property(sources, (all) => {
        const profile = skillProfileOf(all);
        expect(new Set(profile.map(({ code }) => code)).size).toBe(profile.length);
        const levels = profile.map(({ level }) => level);
        expect(levels).toEqual(levels.toSorted((a, b) => b - a));
        const byCode = new Map(profile.map(({ code, level }) => [code, level]));
        for (const { code, level } of all.certificates.flatMap((each) => each.skills)) {
          expect(byCode.get(code) ?? 0).toBeGreaterThanOrEqual(level);
        }
      }),
    );
  });

  test("is the same in whatever order the records lie on the phone", () => {
    assert(
      property(sources, (all) => {
        const turned = { ...all, certificates: all.certificates.toReversed(), attempts: all.attempts.toReversed() };
        expect(skillProfileOf(turned)).toEqual(skillProfileOf(all));
      }),
    );
  });

  test("a certificate says more than a test, and a test more than one's own word", () => {
    const all = { ...none, certificates: [held], attempts: [go(9)], courses: [course] };
    expect(skillProfileOf(all)).toEqual([
      {
        code: "check-news",
        level: 2,
        evidence: "certificate",
        course: "A-1",
        certificate: "AS7K2M4P",
        on: "2026-11-22",
      },
    ]);
    expect(skillProfileOf({ ...all, certificates: [] })).toMatchObject([{ evidence: "test", on: "2027-01-01" }]);
  });

  test("a test before the course, one of a module, and one that was not passed show nothing", () => {
    const attempts = [go(10, "pre"), go(10, "1"), go(5)];
    expect(skillProfileOf({ ...none, attempts, courses: [course] })).toEqual([]);
  });

  test("of one's own word the newest counts, and only what is done without help", () => {
    const answers = (level: number) => skillQuestions.map(() => level);
    const check = (on: string, level: number) => ({
      id: on,
      version: skillVersion,
      at: `${on}T03:00:00.000Z`,
      answers: answers(level),
    });
    const words = (...checks: SkillSources["checks"]) => skillProfileOf({ ...none, checks }).map(({ code }) => code);
    expect(words(check("2026-01-01", 2))).toEqual(["avoid-scams", "secure-phone", "use-gov-services"]);
    expect(words(check("2026-01-01", 3), check("2026-11-22", 1))).toEqual([]);
  });
});

test("what is still to learn gives more than is there, and is for whoever it is shown to", () => {
  assert(
    property(sources, (all) => {
      const profile = skillProfileOf(all);
      const levels = new Map(profile.map(({ code, level }) => [code, level]));
      for (const each of nextCourses(profile, all.courses, ["citizen"])) {
        expect(each.for).toContain("citizen");
        expect(each.skills.some(({ code, level }) => level > (levels.get(code) ?? 0))).toBe(true);
      }
    }),
  );
});
