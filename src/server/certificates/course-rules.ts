/**
 * What every version of a course that this installation has ever handed out asked for. A phone may learn from a text of
 * last year and send its answers today: they are judged by what it was asked.
 */
import type { Kysely } from "kysely";
import * as v from "valibot";
import { catalogueSchema, coursePart, type Course } from "#domain/course.ts";
import type { BuiltCourses } from "../courses/built-courses.ts";
import type { Tables } from "../tables.ts";

export interface CourseRules {
  readonly course: Course;
  /** The right choice of each question, counted from 0: "2/q3". */
  readonly key: Readonly<Record<string, number>>;
}

/** Of one version that a phone names. Null: this installation never had it. */
export type FindRules = (course: string, version: string) => Promise<CourseRules | null>;

/** Notes those of this build that are not noted yet. Run at each start. */
export const noteCourseRules = async (db: Kysely<Tables>, built: BuiltCourses): Promise<void> => {
  const { courses } = v.parse(catalogueSchema, JSON.parse(built.catalogue.text));
  for (const course of courses) {
    const rules: CourseRules = { course, key: answerKey(built.packs.get(course.languages.th.pack) ?? []) };
    await db
      .insertInto("course_rules")
      .values({ course: course.code, version: course.version, rules: JSON.stringify(rules) })
      .onConflict((conflict) => conflict.columns(["course", "version"]).doNothing())
      .execute();
  }
};

export const findRules =
  (db: Kysely<Tables>): FindRules =>
  async (course, version) => {
    const row = await db
      .selectFrom("course_rules")
      .select("rules")
      .where("course", "=", course)
      .where("version", "=", version)
      .executeTakeFirst();
    // Only `noteCourseRules` writes there.
    return row ? (JSON.parse(row.rules) as CourseRules) : null;
  };

const answerKey = (lines: readonly string[]): CourseRules["key"] => {
  const parts = lines.map((line) => v.parse(coursePart, JSON.parse(line)));
  const questions = parts.flatMap((part) => (part.kind === "questions" ? part.questions : []));
  // "FAKE-3/2/q3" is "2/q3" in an attempt.
  return Object.fromEntries(
    questions.map(({ id, choices }) => [id.slice(id.indexOf("/") + 1), choices.findIndex(({ right }) => right)]),
  );
};
