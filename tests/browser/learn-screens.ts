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

const together: Open = async (page, origin) => {
  await learn(page, origin);
  await at("/learn/FAKE-3/together")(page, origin);
  await page.locator("main .choice").first().click();
};

/** A lesson that three read together, and the test that follows it. */
const inTurn =
  (path: string): Open =>
  async (page, origin) => {
    await at("/learn/FAKE-3/together")(page, origin);
    const choices = page.locator("main .choice:not(:has(:checked))");
    for (let n = await page.locator("main .choice :checked").count(); n < 3; n += 1) await choices.first().click();
    await page.locator(".dock .button-big").click();
    await page.waitForURL(/FAKE-3$/u);
    await at(path)(page, origin);
  };

export const learnScreens: readonly (readonly [name: string, open: Open])[] = [
  ["learn", learn],
  ["learn-course", at("/learn/FAKE-3")],
  ["learn-lesson", lesson],
  ["learn-question", testQuestion],
  ["learn-explained", andPress(testQuestion, ".dock button")],
  ["learn-together", together],
  ["learn-together-course", inTurn("/learn/FAKE-3")],
  ["learn-together-lesson", inTurn("/learn/FAKE-3/1/2")],
  ["learn-together-turns", inTurn("/learn/FAKE-3/test/post")],
];
