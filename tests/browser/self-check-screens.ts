/** What a person can do with a phone: the questions, what came out, and the gain on their page. */
import type { Page } from "@playwright/test";
import { at, type Open } from "./open-screen.ts";
import { isUsable } from "./phone.ts";

/** The last of the list: other screens look at the first. */
const personOn = async (page: Page, origin: string): Promise<string> => {
  await at("/people")(page, origin);
  const address = await page.locator('main a[href^="/people/0"]').last().getAttribute("href");
  return (address ?? "").slice("/people/".length);
};

/** Answers all ten questions alike and saves. */
const answerAll = async (page: Page, level: number): Promise<void> => {
  for (let n = 1; n <= 10; n += 1) {
    await page
      .locator(".task-steps i.on")
      .nth(n - 1)
      .waitFor();
    await page.locator("main .choice").nth(level).click();
    await page.locator(".dock button").click();
  }
  await page.waitForURL(/\/self-check\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/u);
  await isUsable(page);
};

const question: Open = async (page, origin) => {
  await at(`/self-check/${await personOn(page, origin)}`)(page, origin);
  await page.locator("main .choice").first().waitFor();
};

const result: Open = async (page, origin) => {
  await question(page, origin);
  await answerAll(page, 0);
};

/** A gain, once the screen before it has been looked at. */
const gain: Open = async (page, origin) => {
  await question(page, origin);
  await answerAll(page, 2);
  await at(`/people/${await personOn(page, origin)}`)(page, origin);
  await page.locator("main .bars").first().waitFor();
};

export const selfCheckScreens: readonly (readonly [name: string, open: Open])[] = [
  ["self-check-question", question],
  ["self-check-result", result],
  ["self-check-gain", gain],
  ["self-check-missing", at("/self-check/01939d3a-1c2b-7def-8abc-0123456789ab")],
];
