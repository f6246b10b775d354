/** What somebody can do: one's own, a citizen's once they agreed, and the question before that. */
import { plantCertificates } from "./certificate-screens.ts";
import { andPress, at, inApp, startedAt, type Open } from "./open-screen.ts";
import { isUsable } from "./phone.ts";
import { readPeople } from "./planted.ts";

const own: Open = async (page, origin) => {
  await inApp(page, origin);
  await plantCertificates(page);
  // The courses come with it.
  await startedAt("/learn")(page, origin);
  await page.locator("main .course-icon").first().waitFor();
  await startedAt("/skills")(page, origin);
  await page.locator("main .level").first().waitFor();
};

/** The first of the list agrees to it, the second is never asked to the end. */
const ofNumber =
  (number: 0 | 1): Open =>
  async (page, origin) => {
    await inApp(page, origin);
    const person = (await readPeople(page)).people[number];
    await at(`/skills/${person?.id}`)(page, origin);
  };

/** With their yes, unless a screen before it has it already. */
const ofPerson: Open = async (page, origin) => {
  await own(page, origin);
  await ofNumber(0)(page, origin);
  const choice = page.locator("main .choice").first();
  if (await choice.isVisible()) {
    await choice.click();
    await page.locator(".dock button").click();
  }
  await page.locator("main .level").first().waitFor();
  await isUsable(page);
};

export const skillScreens: readonly (readonly [name: string, open: Open])[] = [
  ["skills", own],
  ["skills-ask", ofNumber(1)],
  ["skills-of-person", ofPerson],
  ["skills-withdraw", andPress(ofPerson, "main .button-plain")],
];
