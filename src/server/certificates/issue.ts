/** Makes the certificates that somebody has earned: each once, signed, as records that go where their learning is. */
import { webcrypto } from "node:crypto";
import type { Kysely } from "kysely";
import { claimsText, initialsOf, nameMarkOf, payloadOf } from "#domain/certificate.ts";
import { groupBy } from "#domain/group.ts";
import { learnerHome } from "#domain/learner.ts";
import { attempt, type Attempt } from "#domain/records/attempt.ts";
import { certificate, type Certificate } from "#domain/records/certificate.ts";
import { lessonDone, type LessonDone } from "#domain/records/lesson-done.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Store } from "#sync/store.ts";
import { plant } from "../plant.ts";
import type { ReadRecord } from "../read-records.ts";
import type { Tables } from "../tables.ts";
import { findRules } from "./course-rules.ts";
import type { Issuer } from "./issuer.ts";
import { passedIn, type Passed } from "./passed.ts";
import { standingOf } from "./register.ts";

/** Somebody with an account, or a citizen of a village who learnt on their phone. */
export type Holder =
  | { readonly by: string; readonly name: string }
  | { readonly by: string; readonly name: string; readonly citizenId: string; readonly areaCode: string };

export interface IssueDeps {
  /** All of it: whether a code is taken. */
  readonly whole: Kysely<Tables>;
  readonly store: Store;
  readonly issuer: Issuer;
}

/** A certificate could not be made. */
export interface NotIssued {
  readonly type: "notIssued";
  /** As the log names what was thrown. */
  readonly err: unknown;
}

/** What somebody has learnt, and was given for it. */
export const LEARNING = [lessonDone.kind, attempt.kind, certificate.kind];

/** Looks through all of `records` that this person has learnt. Nothing is made twice. */
export const issueEarned = async (
  deps: IssueDeps,
  holder: Holder,
  records: readonly ReadRecord[],
  now: string,
): Promise<void> => {
  const citizenId = "citizenId" in holder ? holder.citizenId : undefined;
  const own = records.filter(({ body }) => body["citizenId"] === citizenId);
  const certificates = recordsOf<Certificate>(own, certificate.kind);
  const lessons = groupBy(recordsOf<LessonDone>(own, lessonDone.kind), ({ course }) => course);
  const made: Omit<Certificate, "id">[] = [];
  for (const [course, attempts] of groupBy(recordsOf<Attempt>(own, attempt.kind), (each) => each.course)) {
    const before = certificates.filter((each) => each.course === course);
    const { held, mayHaveAnother } = await standingOf(deps.whole, before);
    if (held.length > 0 || !mayHaveAnother) continue;
    const passed = await passedIn(lessons.get(course) ?? [], attempts, findRules(deps.whole));
    if (passed) made.push(await signCertificate(deps, earnedBy(holder, passed, before), now));
  }
  await plant(
    deps.store,
    made.map((body) => ({ kind: certificate.kind, id: body.code, body: { ...body } })),
    now,
  );
};

export const recordsOf = <T>(records: readonly ReadRecord[], kind: string): T[] =>
  records.flatMap((each) => (each.kind === kind ? [{ ...each.body, id: each.id } as T] : []));

const earnedBy = (holder: Holder, { course, ...tests }: Passed, before: readonly Certificate[]): Earned => {
  const { name, ...whose } = holder;
  return {
    about: `${"citizenId" in whose ? whose.citizenId : whose.by} ${course.code}`,
    had: before.map(({ code }) => code),
    place: learnerHome(holder).partition,
    whose,
    name,
    course: course.code,
    version: course.version,
    titles: { th: course.languages.th.title, en: course.languages.en.title },
    minutes: course.minutes,
    skills: course.skills,
    ...tests,
  };
};

/** What a certificate is about, whoever earned it. */
export interface Earned {
  /** Whose, in words that no other has: the same gives the same code. */
  readonly about: string;
  /** Codes of those that they were given before. */
  readonly had: readonly string[];
  /** The partition where it will stand. */
  readonly place: string;
  readonly whose: Pick<Certificate, "by" | "citizenId" | "areaCode">;
  readonly name: string;
  readonly course: string;
  readonly version?: string;
  readonly titles: { readonly th: string; readonly en: string };
  readonly minutes: number;
  readonly skills: Certificate["skills"];
  readonly before?: number;
  readonly after: number;
  readonly cohort?: NonNullable<Certificate["cohort"]>;
}

/** Signed, but not written yet. */
export const signCertificate = async (
  { whole, issuer }: Pick<IssueDeps, "whole" | "issuer">,
  { about, had, place, whose, name, titles, ...earned }: Earned,
  now: string,
): Promise<Omit<Certificate, "id">> => {
  const code = await freeCode(whole, issuer, { about, had, place });
  const issuedOn = thaiDay(now);
  const nameMark = await nameMarkOf(webcrypto.subtle as SubtleCrypto, code, name);
  const { course, minutes } = earned;
  const signed = claimsText({
    kid: issuer.kid,
    course,
    issuedOn,
    minutes,
    code,
    initials: initialsOf(name),
    nameMark,
  });
  return {
    ...whose,
    ...earned,
    name,
    titleTh: titles.th,
    titleEn: titles.en,
    issuedOn,
    code,
    payload: payloadOf(signed, issuer.sign(signed)),
  };
};

/** Two that look at the same moment find the same code: what they write is one certificate. */
const freeCode = async (
  db: Kysely<Tables>,
  issuer: Issuer,
  { about, had, place }: Pick<Earned, "about" | "had" | "place">,
): Promise<string> => {
  for (let turn = 0; ; turn += 1) {
    const code = issuer.codeFor(about, turn);
    if (had.includes(code)) continue;
    const others = db.selectFrom("fact_certificate").select("id").where("code", "=", code).where("p", "<>", place);
    if (!(await others.executeTakeFirst())) return code;
  }
};
