/** Looks whether what a phone has just sent completes a course: the certificate goes out with the same answer. */
import * as v from "valibot";
import type { Body } from "#domain/json.ts";
import { cohortHost, id as idField } from "#domain/field-types.ts";
import { groupBy } from "#domain/group.ts";
import { cohortHome, villageHome } from "#domain/homes.ts";
import { learnerHome } from "#domain/learner.ts";
import { attempt } from "#domain/records/attempt.ts";
import { attendance } from "#domain/records/attendance.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { cohort } from "#domain/records/cohort.ts";
import { enrolment } from "#domain/records/enrolment.ts";
import { lessonDone } from "#domain/records/lesson-done.ts";
import { score } from "#domain/records/score.ts";
import type { Numbered } from "#sync/decide.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { scopeOf } from "#sync/scope.ts";
import type { PushGroup } from "#sync/wire.ts";
import type { Account } from "../accounts.ts";
import { readRecords } from "../read-records.ts";
import type { ServerParts } from "../server-parts.ts";
import { sqlStore } from "../stores/sql-store.ts";
import { issueForCohorts } from "./issue-cohort.ts";
import { issueEarned, LEARNING, type Holder } from "./issue.ts";
import { hasEnded } from "./register.ts";

/** What was sent is taken by now, whatever becomes of this: a fault is reported, and the next lesson looks again. */
export const issueAfter = async (
  parts: ServerParts,
  account: Account,
  pushed: readonly PushGroup<Numbered>[],
  now: string,
): Promise<void> => {
  const { database, whole, issuer, courses, report } = parts;
  // The server's own act: whoever learnt may write no certificates.
  const deps = { whole: whole.db, store: sqlStore(whole), issuer, courses };
  try {
    const holders = await holdersIn(parts, account, pushed);
    const cohorts = await cohortsIn(parts, account, pushed);
    if (holders.length + cohorts.size === 0 || (await hasEnded(whole.db, issuer.kid, thaiDay(now)))) return;
    for (const together of groupBy(holders, (holder) => learnerHome(holder).audience).values()) {
      const [first] = together;
      const records = first ? await readRecords(database.db, learnerHome(first), LEARNING) : [];
      for (const holder of together) await issueEarned(deps, holder, records, now);
    }
    for (const [partition, ids] of cohorts) await issueForCohorts(deps, partition, ids, now);
  } catch (error) {
    report({ type: "notIssued", err: error });
  }
};

const ofCohorts: ReadonlySet<unknown> = new Set([cohort.kind, enrolment.kind, attendance.kind, score.kind]);

/** Cohorts that a trainer changed, by their partition, and those that a learner has sent a test for. */
const cohortsIn = async (
  { whole }: ServerParts,
  account: Account,
  pushed: readonly PushGroup<Numbered>[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, Set<string>>();
  const add = (partition: string, id: unknown): void => {
    if (typeof id === "string") found.set(partition, (found.get(partition) ?? new Set()).add(id));
  };
  const mine = new Set(scopeOf(account).map(({ partition }) => partition));
  for (const { p, m } of pushed.filter((group) => mine.has(group.p))) {
    const patched: string[] = [];
    for (const { k, id, set } of m) {
      const { cohortId, host } = bodyOf(set);
      if (k === cohort.kind) add(p, id);
      else if (ofCohorts.has(k) && cohortId !== undefined) add(p, cohortId);
      else if (k === enrolment.kind && typeof id === "string") patched.push(id);
      else if (k === attempt.kind && v.is(cohortHost, host) && v.is(idField, cohortId)) {
        const { partition } = cohortHome(host);
        // The poster says which cohort it is to everybody; only whoever is on its list makes it be looked at.
        const places = await readRecords(whole.db, { partition, audience: "" }, [enrolment.kind], account.userId);
        if (places.some(({ body }) => body["cohortId"] === cohortId)) add(partition, cohortId);
      }
    }
    const rows =
      patched.length === 0 ? [] : await readRecords(whole.db, { partition: p, audience: "" }, [enrolment.kind]);
    for (const { id, body } of rows) if (patched.includes(id)) add(p, body["cohortId"]);
  }
  return found;
};

const bodyOf = (set: unknown): Body => (typeof set === "object" && set !== null ? (set as Body) : {});

const holdersIn = async (
  { database }: ServerParts,
  { userId, name, grants }: Account,
  pushed: readonly PushGroup<Numbered>[],
): Promise<Holder[]> => {
  const learnt = pushed.flatMap(({ m }) => m).filter(({ k }) => k === attempt.kind || k === lessonDone.kind);
  const about = learnt.map(({ set }) => bodyOf(set));
  const own = about.some((set) => set["citizenId"] === undefined) ? [{ by: userId, name }] : [];
  const villages = new Set(about.map((set) => set["areaCode"]));
  const theirs: Holder[] = [];
  for (const { scope: areaCode, role } of grants) {
    if (role !== "volunteer" || !villages.has(areaCode)) continue;
    const ids = new Set(about.map((set) => set["citizenId"]));
    const people = await readRecords(database.db, villageHome(areaCode), [citizen.kind]);
    for (const { id, body } of people) {
      // Only whole records are read, and a person has a name.
      const { name: theirName } = body as Pick<Citizen, "name">;
      if (ids.has(id)) theirs.push({ by: userId, citizenId: id, areaCode, name: theirName });
    }
  }
  return [...own, ...theirs];
};
