/** How far somebody has come in a course, from what was recorded on any of their phones. */
import type { Course, CourseText, PartKind } from "./course.ts";

/** A lesson, practice or test of the catalogue, with its place: "2/1" is the first of the second module. */
export interface PlacedItem {
  readonly item: string;
  readonly module: number;
  /** In its module, from 1. */
  readonly at: number;
  readonly kind: PartKind;
  readonly title: string;
  readonly minutes: number;
  readonly part: string;
}

/** In the order in which they are learnt. */
export const itemsOf = ({ modules }: Pick<CourseText, "modules">): readonly PlacedItem[] =>
  modules.flatMap(({ items }, module) =>
    items.map((each, at) => ({ ...each, module: module + 1, at: at + 1, item: `${module + 1}/${at + 1}` })),
  );

/** The module of an answered question: 2 of "2/q3". */
export const moduleOf = ({ q }: { readonly q: string }): number => Number(q.split("/", 1)[0]);

/** The name of a test among a person's attempts. */
export type TestName = string;

export interface TriedTest {
  readonly test: TestName;
  readonly right: number;
  readonly answers: readonly unknown[];
  readonly at: string;
}

/** In whole percent. */
export const scoreOf = ({ right, answers }: Pick<TriedTest, "right" | "answers">): number =>
  Math.round((Math.min(right, answers.length) / answers.length) * 100);

/** The best go at a test, whichever phone it was made on; of equal ones the first. Undefined where there was none. */
export const bestOf = <A extends TriedTest>(attempts: readonly A[], test: TestName): A | undefined =>
  attempts
    .filter((each) => each.test === test)
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || a.at.localeCompare(b.at))[0];

export interface CourseProgress {
  /** Items that were done, without those that the course no longer has. */
  readonly done: ReadonlySet<string>;
  readonly doneCount: number;
  readonly itemCount: number;
  /** Of lessons, practices and tests that were done: what counts as hours of learning. */
  readonly minutes: number;
  /** The first that is not done; undefined where all is. */
  readonly next: PlacedItem | undefined;
  /** Percent of the best go; undefined where there was none. */
  readonly pre: number | undefined;
  readonly post: number | undefined;
  /** Everything done, and the test after the course passed. */
  readonly isPassed: boolean;
}

/** A module's test is done with any go at it; whether a course is passed is for the test after it to say. */
export const progressIn = (
  course: Pick<Course, "pass">,
  text: Pick<CourseText, "modules">,
  lessons: readonly { readonly item: string }[],
  attempts: readonly TriedTest[],
): CourseProgress => {
  const items = itemsOf(text);
  const read = new Set(lessons.map(({ item }) => item));
  const tried = new Set(attempts.map(({ test }) => test));
  const isDone = ({ kind, module, item }: PlacedItem): boolean =>
    kind === "questions" ? tried.has(String(module)) : read.has(item);
  const done = items.filter(isDone);
  const [pre, post] = ["pre", "post"].map((test) => {
    const best = bestOf(attempts, test);
    return best && scoreOf(best);
  });
  return {
    done: new Set(done.map(({ item }) => item)),
    doneCount: done.length,
    itemCount: items.length,
    minutes: done.reduce((sum, { minutes }) => sum + minutes, 0),
    next: items.find((each) => !isDone(each)),
    pre,
    post,
    isPassed: done.length === items.length && post !== undefined && post >= course.pass,
  };
};
