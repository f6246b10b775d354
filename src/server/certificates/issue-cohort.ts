/**
 * The certificates of a cohort that was closed: for everybody who passed, in the cohort, and once more with the learner
 * where they have a place of their own. A name that was mended since is signed anew, and the old certificate taken back.
 */
import { catalogueSchema } from "#domain/course.ts";
import { cohortRoll, personOf, type Learner } from "#domain/cohort-roll.ts";
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
import { standingOf } from "./register.ts";
import { recordsOf, signCertificate, type Earned, type IssueDeps } from "./issue.ts";

export interface CohortDeps extends IssueDeps {
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
  for (const each of closed) {
    const kinds = [enrolment.kind, attendance.kind, score.kind, certificate.kind];
    await issueForCohort(deps, each, await readRecords(deps.whole, home, kinds, each.id), now);
  }
};

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
  for (const learner of roll.learners.filter(
    ({ lacks, enrolment: { name } }) => lacks.length === 0 && name !== ERASED,
  )) {
    const one = learner.enrolment;
    // A phone may have entered them a second time, and then the first entry is another one than before.
    const same = new Set(enrolments.filter((each) => personOf(each) === personOf(one)).map(({ id }) => id));
    const own = given.filter(({ cohort: of }) => of !== undefined && same.has(of.enrolmentId));
    const { held, mayHaveAnother } = await standingOf(deps.whole, own);
    const right = held.find(({ name }) => name === one.name);
    if (!right && !mayHaveAnother) continue;
    const body = right ? bodyOf(right) : await signCertificate(deps, earnedIn(deps, closed, learner, own), now);
    // Also what an earlier look was kept from finishing: what stands already is left alone.
    made.push({ kind: certificate.kind, id: body.code, body: { ...body, copy: "cohort" } });
    if (await isSomebody(deps.whole, one)) made.push({ kind: certificate.kind, id: body.code, body });
    made.push(...held.filter(({ code }) => code !== body.code).map(({ code }) => replaced(code, body.code, now)));
    codes.set(one.id, body.code);
  }
  await plant(deps.store, made, now);
  const { partition } = cohortHome(closed.host);
  await rewriteRows(deps.store, { partition, ids: [...codes.keys()] }, now, ({ id, body }) => {
    const code = codes.get(id);
    if (!body || code === undefined || body["certificate"] === code) return null;
    return { body: { ...body, certificate: code }, keepsMoment: true };
  });
};

const bodyOf = ({ id: _id, copy: _copy, ...body }: Certificate): Omit<Certificate, "id"> => body;

/** What stands in the place of a name that its person asked to be forgotten. */
const ERASED = "–";

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

/** Somebody with an account is no citizen here: only one of both says where their certificate lies. */
const whoseIs = ({ by, userId, citizenId, areaCode }: Enrolment): Earned["whose"] => {
  if (userId !== undefined) return { by: userId };
  return citizenId !== undefined && areaCode !== undefined ? { by, citizenId, areaCode } : { by };
};

const earnedIn = (
  { courses }: CohortDeps,
  { id, host, course, number, place, sessions }: Cohort,
  { enrolment: one, pre, post = 0 }: Learner,
  given: readonly Certificate[],
): Earned => {
  const known = v
    .parse(catalogueSchema, JSON.parse(courses.catalogue.text))
    .courses.find(({ code }) => code === course);
  const days = sessions.map((each) => each.day).toSorted();
  return {
    about: `${personOf(one)} ${id}`,
    had: given.map(({ code }) => code),
    place: cohortHome(host).partition,
    whose: whoseIs(one),
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
