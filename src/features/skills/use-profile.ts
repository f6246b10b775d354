import { useLearning } from "#data/certificates/use-learning.ts";
import { useRecords } from "#data/use-phone.ts";
import type { Course } from "#domain/course.ts";
import { isOf, type Learner } from "#domain/learner.ts";
import { selfCheck } from "#domain/records/self-check.ts";
import { nextCourses, skillProfileOf, type HeldSkill } from "#domain/skill-profile.ts";

export interface Profile {
  readonly skills: readonly HeldSkill[];
  readonly next: readonly Course[];
  /** There is nothing yet that skills could come from. */
  readonly isEmpty: boolean;
}

/** `whose`: for whom courses may be. */
export const useProfile = (learner: Learner, whose: readonly string[]): Profile | undefined => {
  const learning = useLearning(learner);
  const checks = useRecords(selfCheck)?.filter((each) => isOf(each, learner));
  if (!learning || !checks) return undefined;
  const skills = skillProfileOf({ ...learning, checks });
  return {
    skills,
    next: nextCourses(skills, learning.courses, whose),
    isEmpty: learning.certificates.length + learning.attempts.length + checks.length === 0,
  };
};
