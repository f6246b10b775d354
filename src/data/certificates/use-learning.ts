/** All that this phone has of what one person learnt. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Course } from "#domain/course.ts";
import { isOf, type Learner } from "#domain/learner.ts";
import { attempt } from "#domain/records/attempt.ts";
import { certificate } from "#domain/records/certificate.ts";
import { lessonDone } from "#domain/records/lesson-done.ts";
import { revocation } from "#domain/records/revocation.ts";
import type { Learning } from "#domain/xapi.ts";
import { catalogueOn, shelf } from "../courses/shelf.ts";
import { useRecords } from "../use-phone.ts";

export interface LearningHere extends Learning {
  /** As the catalogue on this phone has them. */
  readonly courses: readonly Course[];
}

export const useLearning = (learner: Learner): LearningHere | undefined => {
  const lessons = useRecords(lessonDone);
  const attempts = useRecords(attempt);
  const certificates = useRecords(certificate);
  const revocations = useRecords(revocation);
  const courses = useLiveQuery(async () => (await catalogueOn(shelf())) ?? []);
  if (!lessons || !attempts || !certificates || !revocations || !courses) return undefined;
  const takenBack = new Set(revocations.map(({ code }) => code));
  return {
    lessons: lessons.filter((each) => isOf(each, learner)),
    attempts: attempts.filter((each) => isOf(each, learner)),
    // A cohort's copies are its trainers' to print, whoever closed it.
    certificates: certificates.filter(
      (each) => isOf(each, learner) && each.copy === undefined && !takenBack.has(each.code),
    ),
    courses,
  };
};
