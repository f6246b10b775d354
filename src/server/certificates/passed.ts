/** Whether somebody has passed a course: all of it done, and enough of the test after it right, counted again here. */
import type { Course } from "#domain/course.ts";
import { progressIn, type TriedTest } from "#domain/course-progress.ts";
import { groupBy } from "#domain/group.ts";
import type { Attempt } from "#domain/records/attempt.ts";
import type { LessonDone } from "#domain/records/lesson-done.ts";
import type { CourseRules, FindRules } from "./course-rules.ts";

export interface Passed {
  readonly course: Course;
  /** Percent. */
  readonly before?: number;
  readonly after: number;
}

/** `lessons`, `attempts`: of one person in one course. The best of the versions that they were tested on; null: not passed. */
export const passedIn = async (
  lessons: readonly LessonDone[],
  attempts: readonly Attempt[],
  findRules: FindRules,
): Promise<Passed | null> => {
  const tested = attempts.filter(({ test }) => test === "post");
  const found: Passed[] = [];
  for (const [version, [first]] of groupBy(tested, (each) => each.version)) {
    const rules = first && (await findRules(first.course, version));
    const passed = rules && passedBy(rules, lessons, attempts);
    if (passed) found.push(passed);
  }
  return found.toSorted((a, b) => b.after - a.after)[0] ?? null;
};

const passedBy = (rules: CourseRules, lessons: readonly LessonDone[], attempts: readonly Attempt[]): Passed | null => {
  const { course } = rules;
  // Of a module's test any go counts; the two whose results are written down are those of this version alone.
  const counted = attempts.flatMap((each): TriedTest[] => {
    if (each.test !== "pre" && each.test !== "post") return [each];
    return each.version === course.version ? [countedAgain(rules, each, course[each.test])] : [];
  });
  const { isPassed, pre, post } = progressIn(course, course.languages.th, lessons, counted);
  return isPassed && post !== undefined ? { course, after: post, ...(pre !== undefined && { before: pre }) } : null;
};

/** What the phone counted is not asked; a question that was left out is wrong, one that was not asked counts nothing. */
export const countedAgain = (
  { key }: CourseRules,
  { test, answers, at }: Attempt,
  asked: readonly string[],
): TriedTest => {
  const chosen = new Map(answers.map(({ q, c }) => [q, c]));
  const right = asked.filter((number) => {
    const q = number.replace(".", "/q");
    return chosen.has(q) && chosen.get(q) === key[q];
  }).length;
  return { test, right, answers: asked, at };
};
