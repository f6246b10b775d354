import type { Page } from "@playwright/test";
import { button, firstTile, heading, link, tab } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { withReleases } from "./next-version.ts";
import { isUsable, signInWith } from "./phone.ts";

test("A new version is offered in places, never inside a task, and comes when the person says so", async ({
  server,
  newPhone,
}) => {
  await withReleases(server.origin, async ({ origin, release }) => {
    const phone = await newPhone();
    await signInWith(phone, server.links.volunteer.replace(server.origin, origin));
    const { page } = phone;
    await link(page, "บันทึกการช่วยเหลือ").tap();
    await expect(heading(page, "ช่วยใคร")).toBeVisible();

    release();
    await lookForUpdate(page);
    await expect.poll(() => newVersionWaits(page)).toBe(true);
    const offer = button(page, "ปรับปรุง");
    await expect(offer).toHaveCount(0);
    await firstTile(page).tap();
    await expect(heading(page, "ช่วยเรื่องอะไร")).toBeVisible();
    await expect(offer).toHaveCount(0);

    await page.goBack();
    await page.goBack();
    await expect(offer).toBeVisible();
    const reloaded = page.waitForEvent("load");
    await offer.tap();
    await reloaded;
    await isUsable(page);
    await expect(offer).toHaveCount(0);
    expect(await newVersionWaits(page)).toBe(false);
  });
});

test("A new version that was put off comes back only when the app is opened again", async ({ server, newPhone }) => {
  await withReleases(server.origin, async ({ origin, release }) => {
    const phone = await newPhone();
    await signInWith(phone, server.links.volunteer.replace(server.origin, origin));
    const { page } = phone;
    release();
    await lookForUpdate(page);
    const offer = button(page, "ปรับปรุง");
    await expect(offer).toBeVisible();
    await button(page, "ไว้ก่อน").tap();
    await expect(offer).toHaveCount(0);
    await tab(page, "/people").tap();
    await isUsable(page);
    await expect(offer).toHaveCount(0);
    await page.goto(`${origin}/today`);
    await expect(offer).toBeVisible();
  });
});

/** The app looks by itself when it comes into view, and hourly. */
const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });

const newVersionWaits = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.waiting?.state === "installed";
  });
