/** What to record when a learner's card was read. */
import type { LearnerCard } from "#domain/class-qr.ts";
import { seatLeft } from "#domain/cohort-roll.ts";
import { attendance } from "#domain/records/attendance.ts";
import { enrolment } from "#domain/records/enrolment.ts";
import type { CohortHere } from "./use-cohort.ts";
import type { Draft } from "./use-saving.ts";

export interface Caller {
  readonly by: string;
  readonly byName: string;
  /** ISO instant. */
  readonly at: string;
  readonly newId: () => string;
}

export interface CardSeen {
  /** `entered`: they were on no list, and are now; `full`: no place is left for them. */
  readonly what: "called" | "entered" | "already" | "full" | "notCard";
  readonly name: string;
  /** What was just recorded, to be taken back. */
  readonly attendanceId?: string;
}

export const cardActs = (
  { cohort, roll, enrolments }: Pick<CohortHere, "cohort" | "roll" | "enrolments">,
  session: string,
  card: LearnerCard | null,
  { by, byName, at, newId }: Caller,
): { readonly drafts: readonly Draft[]; readonly seen: CardSeen } => {
  if (!card) return { drafts: [], seen: { what: "notCard", name: "" } };
  const { name } = card;
  const isTheirs = (one: { readonly userId?: string; readonly citizenId?: string }): boolean =>
    "userId" in card ? one.userId === card.userId : one.citizenId === card.citizenId;
  const learner = roll.learners.find((each) => isTheirs(each.enrolment));
  if (learner?.present.has(session) === true) return { drafts: [], seen: { what: "already", name } };
  const place = { host: cohort.host, cohortId: cohort.id };
  const attendanceId = newId();
  const attends = (enrolmentId: string): Draft => {
    const set = { ...place, session, enrolmentId, method: "learnerQr", at, by, byName };
    return { op: "put", kind: attendance.kind, id: attendanceId, set };
  };
  if (learner) return { drafts: [attends(learner.enrolment.id)], seen: { what: "called", name, attendanceId } };
  if (seatLeft(cohort, { places: roll.learners.length, waiting: roll.waiting.length }) !== "place") {
    return { drafts: [], seen: { what: "full", name } };
  }
  // Somebody who waited, or was withdrawn, and came after all.
  const known = enrolments.find(isTheirs);
  const enrolmentId = known?.id ?? newId();
  const enters: Draft = known
    ? { op: "patch", kind: enrolment.kind, id: known.id, set: { seat: "place" } }
    : { op: "put", kind: enrolment.kind, id: enrolmentId, set: { ...place, ...card, seat: "place", at, by } };
  return { drafts: [enters, attends(enrolmentId)], seen: { what: "entered", name, attendanceId } };
};
