/** Courses, as somebody sees them who has learnt nothing yet. */
import { andPress, at, type Open } from "./open-screen.ts";

const learn: Open = async (page, origin) => {
  await at("/learn")(page, origin);
  await page.locator("main .course-icon").first().waitFor();
};

const lesson: Open = async (page, origin) => {
  await learn(page, origin);
  await at("/learn/FAKE-3/1/2")(page, origin);
};

const testQuestion: Open = async (page, origin) => {
  await learn(page, origin);
  await at("/learn/FAKE-3/test/1")(page, origin);
  await page.locator("main .choice").first().click();
};

export const learnScreens: readonly (readonly [name: string, open: Open])[] = [
  ["learn", learn],
  ["learn-course", at("/learn/FAKE-3")],
  ["learn-lesson", lesson],
  ["learn-question", testQuestion],
  ["learn-explained", andPress(testQuestion, ".dock button")],
];
