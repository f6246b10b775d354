/** What somebody can do, and by what it is known: a certificate, a test, or their own word. */
import { scoreOf } from "./course-progress.ts";
import type { Course } from "./course.ts";
import { skillIn, skillLevels, skillQuestions, skillVersion, type SkillQuestion } from "./digital-skill.ts";
import type { Attempt } from "./records/attempt.ts";
import type { Certificate } from "./records/certificate.ts";
import type { SelfCheck } from "./records/self-check.ts";
import { thaiDay } from "./thai-day.ts";

/** The strongest first. */
export const evidenceTypes = ["certificate", "test", "self"] as const;

export interface HeldSkill {
  /** Of content/skills. */
  readonly code: string;
  /** 1–3. */
  readonly level: number;
  readonly evidence: (typeof evidenceTypes)[number];
  /** The course that it comes from; a person's own word has none. */
  readonly course?: string;
  /** Of the certificate. */
  readonly certificate?: string;
  /** Thai calendar day. */
  readonly on: string;
}

export interface SkillSources {
  /** Those that hold. */
  readonly certificates: readonly Pick<Certificate, "code" | "course" | "skills" | "issuedOn">[];
  readonly attempts: readonly Pick<Attempt, "course" | "test" | "right" | "answers" | "at">[];
  readonly checks: readonly Pick<SelfCheck, "id" | "version" | "at" | "answers">[];
  /** As the catalogue has them. */
  readonly courses: readonly Pick<Course, "code" | "pass" | "skills">[];
}

/** Each skill once, at its highest level, by the strongest evidence for that level; the highest first. */
export const skillProfileOf = ({ certificates, attempts, checks, courses }: SkillSources): readonly HeldSkill[] => {
  const all = [
    ...certificates.flatMap(byCertificate),
    ...attempts.flatMap((each) => byTest(each, courses)),
    ...byOwnWord(checks),
  ];
  const best = new Map<string, HeldSkill>();
  for (const held of all.toSorted(strongerFirst)) if (!best.has(held.code)) best.set(held.code, held);
  return [...best.values()];
};

const byCertificate = ({ code: certificate, course, skills, issuedOn: on }: SkillSources["certificates"][number]) =>
  skills.map(({ code, level }): HeldSkill => ({ code, level, evidence: "certificate", course, certificate, on }));

/** The test after a course, passed by the rule of the course as it is now. */
const byTest = (go: SkillSources["attempts"][number], courses: SkillSources["courses"]): HeldSkill[] => {
  const course = courses.find(({ code }) => code === go.course);
  if (!course || go.test !== "post" || scoreOf(go) < course.pass) return [];
  return course.skills.map(({ code, level }) => ({
    code,
    level,
    evidence: "test",
    course: go.course,
    on: thaiDay(go.at),
  }));
};

/** The newest answers alone: what somebody could do once and cannot now is not theirs. */
const byOwnWord = (checks: SkillSources["checks"]): HeldSkill[] => {
  const newest = skillIn(checks)?.newest;
  if (newest?.version !== skillVersion) return [];
  return skillQuestions.flatMap((question, at) => {
    const code = SKILL_OF[question];
    const canAlone = (newest.answers[at] ?? 0) >= skillLevels.indexOf("alone");
    return code !== undefined && canAlone ? [{ code, level: 1, evidence: "self", on: thaiDay(newest.at) }] : [];
  });
};

/** Only questions that ask for what a course teaches. */
const SKILL_OF: Partial<Record<SkillQuestion, string>> = {
  scam: "avoid-scams",
  government: "use-gov-services",
  protect: "secure-phone",
};

const strongerFirst = (a: HeldSkill, b: HeldSkill): number =>
  b.level - a.level ||
  evidenceTypes.indexOf(a.evidence) - evidenceTypes.indexOf(b.evidence) ||
  b.on.localeCompare(a.on) ||
  a.code.localeCompare(b.code) ||
  (a.course ?? "").localeCompare(b.course ?? "") ||
  (a.certificate ?? "").localeCompare(b.certificate ?? "");

/** Courses for these people that give a skill they do not have, or more of one that they have; those first. */
export const nextCourses = <C extends Pick<Course, "code" | "for" | "skills">>(
  held: readonly HeldSkill[],
  courses: readonly C[],
  whose: readonly string[],
): readonly C[] => {
  const levels = new Map(held.map(({ code, level }) => [code, level]));
  const raises = ({ skills }: C): boolean => skills.some(({ code, level }) => level > (levels.get(code) ?? 0));
  const goesOn = ({ skills }: C): number =>
    skills.some(({ code, level }) => levels.has(code) && level > (levels.get(code) ?? 0)) ? 0 : 1;
  return courses
    .filter((course) => course.for.some((role) => whose.includes(role)) && raises(course))
    .toSorted((a, b) => goesOn(a) - goesOn(b) || a.code.localeCompare(b.code));
};
