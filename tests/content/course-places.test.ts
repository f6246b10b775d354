/**
 * A lesson that was done is recorded by its place ("2/1"). A lesson put in front of others, moved or taken away would
 * make those behind it look done, or undone, on every phone.
 */
import { expect, test } from "vitest";
import { buildCourseFiles } from "#content/courses/build.ts";
import type { Catalogue } from "#domain/course.ts";
import { itemsOf } from "#domain/course-progress.ts";

test("no lesson or practice changes its place: after a new title, or one more at a module's end, run this with `--update`", async () => {
  const { courses } = JSON.parse(buildCourseFiles().get("catalogue.json") ?? "") as Catalogue; // the builder's own
  const read = courses.map(({ code, languages }) => {
    const items = itemsOf(languages.th).filter(({ kind }) => kind !== "questions");
    return [code, Object.fromEntries(items.map(({ item, title }) => [item, title.replaceAll("\u2060", "")]))];
  });
  await expect(`${JSON.stringify(Object.fromEntries(read), null, 2)}\n`).toMatchFileSnapshot("course-places.json");
});
