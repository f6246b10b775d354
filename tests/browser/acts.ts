/** What people do, in their own words. Thai stands here as it is written; the app glues its compounds. */
import { expect, type Locator, type Page } from "@playwright/test";
import { glue } from "#i18n/glue.ts";
import { storedRows } from "./stored.ts";
import { isUsable, type Phone } from "./phone.ts";

/** Thai words as they stand on the screen. */
export const say = (words: string): string => glue(words);

/** A finger: it counts its taps. */
export interface Finger {
  readonly tap: (target: Locator) => Promise<void>;
  readonly taps: () => number;
}

export const newFinger = (): Finger => {
  let taps = 0;
  return {
    tap: async (target) => {
      await target.tap();
      taps += 1;
    },
    taps: () => taps,
  };
};

export const button = (page: Page, words: string): Locator =>
  page.getByRole("button", { name: say(words), exact: true });
export const link = (page: Page, words: string): Locator => page.getByRole("link", { name: say(words), exact: true });
export const heading = (page: Page, words: string): Locator =>
  page.getByRole("heading", { name: say(words), exact: true });
/** A place by its tab. */
export const tab = (page: Page, path: string): Locator => page.locator(`nav a[href="${path}"]`);
/** The first answer of a question is that all went well. */
export const wentWell = (page: Page): Locator => page.locator("main .choice").first();
export const firstTile = (page: Page): Locator => page.locator("main .tiles a").first();

/** From wherever the tabs are; ends on the new person's page. Gives the person's id. */
export const addPerson = async (page: Page, name: string): Promise<string> => {
  await tab(page, "/people").tap();
  await link(page, "เพิ่มคนใหม่").tap();
  await page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง")).fill(name);
  await button(page, "บันทึก").tap();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/u);
  await expect(heading(page, name)).toBeVisible();
  return page.url().slice(-36);
};

/** From a person's page, without a single letter; ends on the screen that says it is saved. */
export const logHelpFromPage = async (page: Page): Promise<void> => {
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await wentWell(page).tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
};

/** The latest entry about a person, on their page. */
export const latestHelp = (page: Page): Locator => page.locator("main .timeline li").first();

/** Waits until nothing on the phone waits any more. */
export const everythingIsSent = async (page: Page): Promise<void> => {
  await tab(page, "/today").tap();
  // Tests of one server share its people: a decision of another test may be what the corner speaks of.
  await expect(page.locator(".sync")).toHaveText(new RegExp(`^(${say("ส่งครบแล้ว")}|${say("รอคุณดู")} .+)$`, "u"));
  // While something needs the person, the corner says that and not whether more is still on its way.
  await expect.poll(() => storedRows(page, "waiting")).toEqual([]);
};

/** The figure "different people helped" of a coordinator's area, fresh from the server. */
export const peopleHelped = async ({ page }: Phone, origin: string): Promise<number> => {
  const answered = page.waitForResponse((response) => response.url().includes("/v1/overview"));
  await page.goto(`${origin}/overview`);
  const response = await answered;
  await response.finished();
  await isUsable(page);
  await expect(button(page, "ปรับปรุง")).toBeVisible();
  const card = page.locator("section.card", { has: heading(page, "คนที่ช่วยแล้ว") });
  return Number(await card.locator(".figure").textContent());
};

/** From wherever the tabs are; ends on the course's page, with the whole of it on the phone. */
export const keepCourse = async (page: Page, title: string): Promise<void> => {
  await tab(page, "/learn").tap();
  await link(page, title).tap();
  await button(page, "เก็บไว้ใช้ตอนไม่มีสัญญาณ").tap();
  await expect(page.getByText(say("อยู่ในเครื่อง"))).toBeVisible();
};
