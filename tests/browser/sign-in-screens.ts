/** Screens of somebody who is not signed in yet. */
import type { Page } from "@playwright/test";
import { andPress, at, startedAt, type Open } from "./open-screen.ts";

const wrongCode: Open = async (page, origin) => {
  await at("/sign-in")(page, origin);
  await page.locator(".dock a").click();
  await page.locator('input[name="code"]').fill("WMWM-WMWM");
  await page.locator(".dock button").click();
  await page.locator(".field-error").waitFor();
};

/** With the right code, while somebody is guessing at it. */
const waiting: Open = (page, origin) => waitingFor(page, origin, {});

/** For the person's own yes, on a phone that they have. */
const waitingSelf: Open = (page, origin) => waitingFor(page, origin, { by: "self" });

const waitingFor = async (page: Page, origin: string, more: object): Promise<void> => {
  const open = { number: "482", ticket: "AbCdEfGhIjKlMnOpQrStUv", until: "2099-01-01T00:00:00.000Z" };
  const json = { waiting: { ...open, ...more } };
  await at("/sign-in")(page, origin);
  // Of a code that was typed before.
  await page.evaluate(() => localStorage.removeItem("asa.waiting"));
  await page.route("**/v1/sign-in", (route) => route.fulfill({ json }));
  await startedAt("/sign-in")(page, origin);
  await page.locator(".dock a").click();
  await page.locator('input[name="code"]').fill("WMWM-WMWM");
  await page.locator(".dock button").click();
  await page.locator(".waiting-number").waitFor();
};

/** The coordinator has not chosen the number yet. */
const stillWaiting: Open = async (page, origin) => {
  await at("/sign-in")(page, origin);
  if ((await page.locator(".waiting-number").count()) === 0) await waiting(page, origin);
  await page.locator(".dock button").first().click();
  await page.locator("main .notice").waitFor();
};

export const signInScreens: readonly (readonly [name: string, open: Open])[] = [
  ["welcome", at("/sign-in")],
  ["code", andPress(at("/sign-in"), ".dock a")],
  ["code-refused", wrongCode],
  ["code-waiting", waiting],
  ["code-waiting-self", waitingSelf],
  ["code-still-waiting", stillWaiting],
];
