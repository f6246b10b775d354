/**
 * What somebody learnt, as statements of xAPI 1.0.3 (https://github.com/adlnet/xAPI-Spec): one for each record, with its
 * id, so that whoever receives the same history twice has it once. Nobody's name is in it.
 */
import { scoreOf } from "./course-progress.ts";
import type { Learner } from "./learner.ts";
import type { Attempt } from "./records/attempt.ts";
import type { Certificate } from "./records/certificate.ts";
import type { LessonDone } from "./records/lesson-done.ts";

export interface Learning {
  readonly lessons: readonly LessonDone[];
  readonly attempts: readonly Attempt[];
  /** Those that hold. */
  readonly certificates: readonly Certificate[];
}

export interface XapiSettings {
  /** Of the server whose accounts they are. */
  readonly origin: string;
  /** Percent that passes a course; undefined where this phone does not know the course. */
  readonly passOf: (course: string) => number | undefined;
}

/** Oldest first. */
export const xapiStatements = ({ lessons, attempts, certificates }: Learning, { origin, passOf }: XapiSettings) =>
  [
    ...lessons.map((record) => ({
      ...begin(origin, record, record.id, record.at),
      verb: verbs.completed,
      object: activity(`${origin}/learn/${record.course}/${record.item}`, "lesson"),
    })),
    ...attempts.map((record) => ({
      ...begin(origin, record, record.id, record.at),
      ...outcomeOf(record, record.test === "post" ? passOf(record.course) : undefined),
      object: activity(`${origin}/learn/${record.course}/test/${record.test}`, "assessment"),
    })),
    ...certificates.map((record) => ({
      ...begin(origin, record, idOfCode(record.code), `${record.issuedOn}T00:00:00.000+07:00`),
      verb: verbs.earned,
      object: activity(`${origin}/learn/${record.course}`, "course", { th: record.titleTh, en: record.titleEn }),
    })),
  ].toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp) || a.id.localeCompare(b.id));

const begin = (origin: string, { by, citizenId }: Learner, id: string, timestamp: string) => ({
  id,
  actor: { objectType: "Agent", account: { homePage: origin, name: citizenId ?? by } },
  timestamp,
});

/** Only the test after a course is passed or failed: one before it, or in its middle, is done with any go at it. */
const outcomeOf = (go: Attempt, pass: number | undefined) => {
  const [raw, max] = [go.right, go.answers.length];
  const score = { scaled: raw / max, raw, min: 0, max };
  if (pass === undefined) return { verb: verbs.completed, result: { score, completion: true } };
  const success = scoreOf(go) >= pass;
  return { verb: success ? verbs.passed : verbs.failed, result: { score, completion: true, success } };
};

const activity = (id: string, type: "lesson" | "assessment" | "course", name?: { th: string; en: string }) => ({
  objectType: "Activity",
  id,
  definition: { type: `http://adlnet.gov/expapi/activities/${type}`, ...(name && { name }) },
});

const verb = (id: string, en: string, th: string) => ({ id, display: { en, th } });

const verbs = {
  completed: verb("http://adlnet.gov/expapi/verbs/completed", "completed", "เรียนจบ"),
  passed: verb("http://adlnet.gov/expapi/verbs/passed", "passed", "สอบผ่าน"),
  failed: verb("http://adlnet.gov/expapi/verbs/failed", "failed", "ยังสอบไม่ผ่าน"),
  earned: verb("http://id.tincanapi.com/verb/earned", "earned", "ได้รับวุฒิบัตร"),
};

/** A certificate's id is its code; here it has to be a UUID: the eight letters' bytes as one of version 8 (RFC 9562). */
const idOfCode = (code: string): string => {
  const hex = Array.from(code, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15)}00-000000000000`;
};
