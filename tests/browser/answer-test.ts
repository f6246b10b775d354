/** Taking a test of a course, right or wrong on purpose. */
import type { Page } from "@playwright/test";
import { buildCourseFiles } from "#content/courses/build.ts";
import type { CoursePart } from "#domain/course.ts";
import { heading, say } from "./acts.ts";
import { expect } from "./fixtures.ts";

/** The right answer to each question, as the screen shows both. */
const key = new Map(
  [...buildCourseFiles()].flatMap(([name, text]) => {
    if (!name.endsWith(".ndjson")) return [];
    const parts = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as CoursePart);
    return parts.flatMap((part) =>
      part.kind === "questions"
        ? part.questions.map(
            ({ text: asked, choices }) => [asked, choices.find(({ right }) => right)?.text ?? ""] as const,
          )
        : [],
    );
  }),
);

/** `words`: what the screen says of the answer before it goes on; none in a test that explains nothing. */
export const answer = async (page: Page, isRight: boolean, words: string): Promise<void> => {
  const choices = page.locator("main .choice");
  await choices.first().waitFor();
  const asked = (await page.locator("h1").textContent()) ?? "";
  const right = key.get(asked) ?? "no such question";
  await (isRight ? choices.filter({ hasText: right }) : choices.filter({ hasNotText: right })).first().tap();
  await page.locator(".dock button").tap();
  if (words !== "") {
    await expect(page.getByText(say(words), { exact: true })).toBeVisible();
    await page.locator(".dock button").tap();
  }
  await expect(heading(page, asked)).toBeHidden();
};
