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
import { readRecords } from "../read-records.ts";
import type { Tables } from "../tables.ts";
import { findRules } from "./course-rules.ts";
import type { Issuer } from "./issuer.ts";
import { passedIn, type Passed } from "./passed.ts";
import { isRevoked } from "./register.ts";

/** Somebody with an account, or a citizen of a village who learnt on their phone. */
export type Holder =
  | { readonly by: string; readonly name: string }
  | { readonly by: string; readonly name: string; readonly citizenId: string; readonly areaCode: string };

export interface IssueDeps {
  /** As far as whoever learnt reaches. */
  readonly db: Kysely<Tables>;
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

/** Looks through all that this person has learnt. Nothing is made twice. */
export const issueEarned = async (deps: IssueDeps, holder: Holder, now: string): Promise<void> => {
  const home = learnerHome(holder);
  const citizenId = "citizenId" in holder ? holder.citizenId : undefined;
  const records = await readRecords(deps.db, home, [lessonDone.kind, attempt.kind, certificate.kind]);
  const own = records.filter(({ body }) => body["citizenId"] === citizenId);
  const ofKind = <T>(kind: string): T[] =>
    own.flatMap((each) => (each.kind === kind ? [{ ...each.body, id: each.id } as T] : []));
  const certificates = ofKind<Certificate>(certificate.kind);
  const lessons = groupBy(ofKind<LessonDone>(lessonDone.kind), ({ course }) => course);
  const made: Omit<Certificate, "id">[] = [];
  for (const [course, attempts] of groupBy(ofKind<Attempt>(attempt.kind), (each) => each.course)) {
    const before = certificates.filter((each) => each.course === course);
    if (await someHold(deps.whole, before)) continue;
    const passed = await passedIn(lessons.get(course) ?? [], attempts, findRules(deps.whole));
    if (passed) made.push(await signCertificate(deps, earnedBy(holder, passed, before.length), now));
  }
  await plant(
    deps.store,
    made.map((body) => ({ kind: certificate.kind, id: body.code, body: { ...body } })),
    now,
  );
};

const earnedBy = ({ name, ...whose }: Holder, { course, ...tests }: Passed, turn: number): Earned => ({
  about: `${"citizenId" in whose ? whose.citizenId : whose.by} ${course.code}`,
  turn,
  whose,
  name,
  course: course.code,
  version: course.version,
  titles: { th: course.languages.th.title, en: course.languages.en.title },
  minutes: course.minutes,
  skills: course.skills,
  ...tests,
});

export const someHold = async (db: Kysely<Tables>, certificates: readonly Certificate[]): Promise<boolean> => {
  const revoked = await Promise.all(certificates.map(({ code }) => isRevoked(db, code)));
  return revoked.includes(false);
};

/** What a certificate is about, whoever earned it. */
export interface Earned {
  /** Whose, in words that no other has: the same gives the same code. */
  readonly about: string;
  /** How many they had before. */
  readonly turn: number;
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
  { about, turn, whose, name, titles, ...earned }: Earned,
  now: string,
): Promise<Omit<Certificate, "id">> => {
  const code = await freeCode(whole, issuer, about, turn);
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

/** Two that look at the same moment find the same: what they write is one certificate. */
const freeCode = async (db: Kysely<Tables>, issuer: Issuer, about: string, turn: number): Promise<string> => {
  for (let next = turn; ; next += 1) {
    const code = issuer.codeFor(about, next);
    const taken = await db.selectFrom("fact_certificate").select("id").where("code", "=", code).executeTakeFirst();
    if (!taken) return code;
  }
};
