/** Ways to a screen of the app, for whatever looks at many of them. */
import type { Page } from "@playwright/test";
import { isUsable } from "./phone.ts";

export type Open = (page: Page, origin: string) => Promise<void>;

/** The app is closed: the next screen is the first of a new start. */
export const leave = async (page: Page): Promise<void> => void (await page.goto("about:blank"));

export const nowhere = "/nowhere";

/** In the open app as if by a link, which takes a fraction of a start; by its address where the app is not open. */
export const at =
  (path: string) =>
  async (page: Page, origin: string): Promise<void> => {
    if (!page.url().startsWith(origin)) await page.goto(origin + path);
    else {
      // By way of another screen: from itself, a screen would keep the step that it was at.
      for (const next of [nowhere, path]) if (new URL(page.url()).pathname !== next) await walk(page, next);
    }
    await isUsable(page);
  };

const walk = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    document.querySelector("main")?.setAttribute("data-left", "");
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.locator("main[data-usable]:not([data-left])").waitFor();
};

/** By its address: the app does not notice what was put into its database past it. */
export const startedAt =
  (path: string) =>
  async (page: Page, origin: string): Promise<void> => {
    await leave(page);
    await at(path)(page, origin);
  };

/** Opens the first address on the screen before that begins so. */
export const atFirst =
  (from: string, link: string, rest = "") =>
  async (page: Page, origin: string): Promise<void> => {
    await at(from)(page, origin);
    const address = await page.locator(`main a[href^="${link}"]`).first().getAttribute("href");
    await at(`${address}${rest}`)(page, origin);
  };

export const andPress =
  (open: Open, button: string): Open =>
  async (page, origin) => {
    await open(page, origin);
    await page.locator(button).first().click();
  };

/** The phone's database can be reached from a page of the app alone. */
export const inApp: Open = async (page, origin) => {
  if (!page.url().startsWith(origin)) await at("/people")(page, origin);
};
