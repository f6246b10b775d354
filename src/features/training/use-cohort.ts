/** A cohort as all phones that this one has heard of have made it, and its words. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLiveQuery } from "dexie-react-hooks";
import { useParams } from "react-router";
import { catalogueOn, shelf } from "#data/courses/shelf.ts";
import { useRecord, useRecords } from "#data/use-phone.ts";
import { cohortRoll, type CohortRoll } from "#domain/cohort-roll.ts";
import { dayNumber, halfOf, type Session } from "#domain/cohort-plan.ts";
import type { Course } from "#domain/course.ts";
import { useCourseTitle as useKnownTitle } from "#entities/course/use-course-title.ts";
import { attendance } from "#domain/records/attendance.ts";
import { cohort as cohortKind, type Cohort } from "#domain/records/cohort.ts";
import { enrolment, type Enrolment } from "#domain/records/enrolment.ts";
import { score, type Score } from "#domain/records/score.ts";
import type { Seen } from "#data/use-phone.ts";

export interface CohortHere {
  readonly cohort: Seen<Cohort>;
  readonly roll: CohortRoll;
  readonly enrolments: readonly Enrolment[];
  readonly scores: readonly Score[];
  /** Sessions that somebody was ever called in, also such as are no more. */
  readonly called: ReadonlySet<string>;
}

/** Of the cohort in the address: null where the phone does not have it, undefined while it is read. */
export const useCohort = (): CohortHere | null | undefined => {
  const { cohortId = "" } = useParams();
  const where = { field: "cohortId", is: cohortId };
  const cohort = useRecord(cohortKind, cohortId);
  const enrolments = useRecords(enrolment, where);
  const attendances = useRecords(attendance, where);
  const scores = useRecords(score, where);
  return useMemo(() => {
    if (cohort === null) return null;
    if (!cohort || !enrolments || !attendances || !scores) return undefined;
    const called = new Set(attendances.map(({ session }) => session));
    return { cohort, enrolments, scores, called, roll: cohortRoll(cohort, enrolments, attendances, scores) };
  }, [cohort, enrolments, attendances, scores]);
};

/** The courses of the catalogue that this phone keeps; null where it never had one. */
export const useCatalogue = (): readonly Course[] | null | undefined =>
  // Without the courses' own storage a code is typed.
  useLiveQuery(() => catalogueOn(shelf()).catch(() => null), []);

/** The course by its title; by its code where this version of the app has none of it. */
export const useCourseTitle = (): ((code: string) => string) => {
  const titleOf = useKnownTitle();
  return (code) => titleOf(code) ?? code;
};

/** "วันที่ 2 ช่วงเช้า" */
export const useSessionName = (): ((cohort: Pick<Cohort, "sessions">, session: Session) => string) => {
  const { t } = useTranslation("training");
  return ({ sessions }, session) => t(($) => $.session[halfOf(session)], { day: dayNumber(sessions, session) });
};
