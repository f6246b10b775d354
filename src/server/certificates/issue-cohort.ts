/**
 * The certificates of a cohort that was closed: for everybody who passed, in the cohort, and once more with the learner
 * where they have a place of their own. A name that was mended since is signed anew, and the old certificate taken back.
 */
import { catalogueSchema } from "#domain/course.ts";
import { cohortRoll, type Learner } from "#domain/cohort-roll.ts";
import { cohortHome, ownHome, villageHome } from "#domain/homes.ts";
import { attempt, type Attempt } from "#domain/records/attempt.ts";
import { attendance, type Attendance } from "#domain/records/attendance.ts";
import { certificate, type Certificate } from "#domain/records/certificate.ts";
import { citizen } from "#domain/records/citizen.ts";
import { cohort, type Cohort } from "#domain/records/cohort.ts";
import { enrolment, type Enrolment } from "#domain/records/enrolment.ts";
import { revocation } from "#domain/records/revocation.ts";
import { score, type Score } from "#domain/records/score.ts";
import { user } from "#domain/records/user.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Kysely } from "kysely";
import * as v from "valibot";
import type { BuiltCourses } from "../courses/built-courses.ts";
import { plant, type PlantedRecord } from "../plant.ts";
import { readRecords, type ReadRecord } from "../read-records.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import type { Tables } from "../tables.ts";
import { findRules } from "./course-rules.ts";
import { countedAgain } from "./passed.ts";
import { signCertificate, someHold, type Earned, type IssueDeps } from "./issue.ts";

export interface CohortDeps extends Omit<IssueDeps, "db"> {
  readonly courses: BuiltCourses;
}

/** `ids`: of cohorts that may have changed. Those that are not closed are left alone. */
export const issueForCohorts = async (
  deps: CohortDeps,
  partition: string,
  ids: ReadonlySet<string>,
  now: string,
): Promise<void> => {
  const home = { partition, audience: "" };
  const cohorts = recordsOf<Cohort>(await readRecords(deps.whole, home, [cohort.kind]), cohort.kind);
  const closed = cohorts.filter(({ id, state }) => ids.has(id) && state === "closed");
  if (closed.length === 0) return;
  const records = await readRecords(deps.whole, home, [enrolment.kind, attendance.kind, score.kind, certificate.kind]);
  for (const each of closed) await issueForCohort(deps, each, records, now);
};

const recordsOf = <T>(records: readonly ReadRecord[], kind: string): T[] =>
  records.flatMap((each) => (each.kind === kind ? [{ ...each.body, id: each.id } as T] : []));

const issueForCohort = async (
  deps: CohortDeps,
  closed: Cohort,
  records: readonly ReadRecord[],
  now: string,
): Promise<void> => {
  const enrolments = recordsOf<Enrolment>(records, enrolment.kind);
  const attendances = recordsOf<Attendance>(records, attendance.kind);
  const scores = await believedScores(deps.whole, closed, recordsOf<Score>(records, score.kind));
  const roll = cohortRoll(closed, enrolments, attendances, scores);
  const given = recordsOf<Certificate>(records, certificate.kind);
  const made: PlantedRecord[] = [];
  const codes = new Map<string, string>();
  for (const learner of roll.learners.filter(({ lacks }) => lacks.length === 0)) {
    const own = given.filter(({ cohort: of }) => of?.enrolmentId === learner.enrolment.id);
    const last = own.at(-1);
    const isHeld = await someHold(deps.whole, own);
    // What was erased keeps a dash in the name's place, in both.
    if (isHeld && last?.name === learner.enrolment.name) continue;
    const body = await signCertificate(deps, earnedIn(deps, closed, learner, own.length), now);
    codes.set(learner.enrolment.id, body.code);
    made.push({ kind: certificate.kind, id: body.code, body: { ...body, copy: "cohort" } });
    if (await isSomebody(deps.whole, learner.enrolment)) {
      made.push({ kind: certificate.kind, id: body.code, body: { ...body } });
    }
    if (isHeld && last) made.push(replaced(last.code, body.code, now));
  }
  await plant(deps.store, made, now);
  const { partition } = cohortHome(closed.host);
  await rewriteRows(deps.store, { partition, ids: [...codes.keys()] }, now, ({ id, body }) => {
    const code = codes.get(id);
    return body && code !== undefined ? { body: { ...body, certificate: code }, keepsMoment: true } : null;
  });
};

/** What a learner's own phone counted is counted again from their answers; what a trainer entered is the trainer's word. */
const believedScores = async (
  db: Kysely<Tables>,
  { id, course }: Cohort,
  scores: readonly Score[],
): Promise<readonly Score[]> => {
  const isOwn = ({ userId, by }: Score): boolean => userId === by;
  const learners = new Set(scores.filter((each) => each.cohortId === id && isOwn(each)).map(({ by }) => by));
  const find = findRules(db);
  const counted: Score[] = [];
  for (const by of learners) {
    const attempts = recordsOf<Attempt>(await readRecords(db, ownHome(by), [attempt.kind]), attempt.kind);
    for (const each of attempts.filter((one) => one.cohortId === id && one.course === course)) {
      const { test, host = "" } = each;
      const rules = test === "pre" || test === "post" ? await find(course, each.version) : null;
      if (!rules || (test !== "pre" && test !== "post")) continue;
      const { right, answers } = countedAgain(rules, each, rules.course[test]);
      const said = { id: each.id, host, cohortId: id, userId: by, by, at: each.at };
      counted.push({ ...said, test, right, of: answers.length });
    }
  }
  return [...scores.filter((each) => !isOwn(each)), ...counted];
};

/** Whether the learner has a place of their own: an account, or a village that knows them. */
const isSomebody = async (db: Kysely<Tables>, { userId, citizenId, areaCode }: Enrolment): Promise<boolean> => {
  const home = areaCode !== undefined && citizenId !== undefined ? villageHome(areaCode) : undefined;
  const [place, id, kind] =
    userId !== undefined ? [ownHome(userId), userId, user.kind] : [home, citizenId, citizen.kind];
  if (!place || id === undefined) return false;
  const row = await db
    .selectFrom("row")
    .select("id")
    .where("p", "=", place.partition)
    .where("id", "=", id)
    .where("kind", "=", kind)
    .where("aud", "=", place.audience)
    .where("body", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
};

const replaced = (code: string, by: string, now: string): PlantedRecord => ({
  kind: revocation.kind,
  id: code,
  body: { code, on: thaiDay(now), why: "wrongName", replacedBy: by },
});

const earnedIn = (
  { courses }: CohortDeps,
  { id, host, course, number, place, sessions }: Cohort,
  { enrolment: one, pre, post = 0 }: Learner,
  turn: number,
): Earned => {
  const known = v
    .parse(catalogueSchema, JSON.parse(courses.catalogue.text))
    .courses.find(({ code }) => code === course);
  const days = sessions.map((each) => each.day).toSorted();
  return {
    about: `${one.id} ${course}`,
    turn,
    whose: {
      by: one.userId ?? one.by,
      ...(one.citizenId !== undefined &&
        one.areaCode !== undefined && { citizenId: one.citizenId, areaCode: one.areaCode }),
    },
    name: one.name,
    course,
    ...(known && { version: known.version }),
    // A course that an agency lent has no text here: it goes by its code.
    titles: known ? { th: known.languages.th.title, en: known.languages.en.title } : { th: course, en: course },
    minutes: sessions.reduce((sum, { minutes }) => sum + minutes, 0),
    skills: known?.skills ?? [],
    ...(pre !== undefined && { before: pre }),
    after: post,
    cohort: { host, id, enrolmentId: one.id, number, place, from: days[0] ?? "", to: days.at(-1) ?? "" },
  };
};
