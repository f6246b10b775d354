/** Real next versions, built from changed sources, in the moments when a phone meets them at the wrong time. */
import type { Page } from "@playwright/test";
import { button, heading, link, say, tab } from "./acts.ts";
import { expect, test as base } from "./fixtures.ts";
import { makeNextBuild, type NextBuild } from "./next-build.ts";
import { withReleases } from "./next-version.ts";
import { isUsable, signInWith, type Phone } from "./phone.ts";

const test = base.extend<object, { readonly nextBuild: NextBuild }>({
  nextBuild: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const build = await makeNextBuild();
      await use(build);
      await build.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

const NAME = "ยายพิมพ์ค้าง ทดสอบสมมุติ";

test("A screen whose file went with the old version opens anew once, with what was typed before it saved", async ({
  server,
  nextBuild,
  newPhone,
}) => {
  await withReleases(server.origin, async ({ origin, deploy, block }) => {
    const phone = await newPhone();
    const { page } = phone;
    // Nothing of the old version is kept on the phone yet.
    block(/\/service-worker\.js$/u);
    await page.goto(server.links.volunteer.replace(server.origin, origin));
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await isUsable(page);
    await tab(page, "/people").tap();
    await link(page, "เพิ่มคนใหม่").tap();
    const name = page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง"));
    await name.fill(NAME);
    const loads = countLoads(page);

    deploy(nextBuild);
    await button(page, "บันทึก").tap();
    await expect(heading(page, NAME)).toBeVisible();
    expect(await isNextVersion(page)).toBe(true);
    expect(loads()).toBe(1);
    forgiveBlocked(phone);
  });
});

test("A screen whose file does not come at all says so after one try, and the rest goes on", async ({
  server,
  newPhone,
}) => {
  await withReleases(server.origin, async ({ origin, block }) => {
    const phone = await newPhone();
    const { page } = phone;
    block(/\/service-worker\.js$|whom-screen/u);
    await page.goto(server.links.volunteer.replace(server.origin, origin));
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await isUsable(page);
    const loads = countLoads(page);
    await link(page, "บันทึกการช่วยเหลือ").tap();
    await expect(heading(page, "หน้านี้ยังไม่อยู่ในเครื่อง").first()).toBeVisible();
    await expect(button(page, "ลองอีกครั้ง")).toBeVisible();
    expect(loads()).toBe(1);
    await tab(page, "/people").tap();
    await isUsable(page);
    await expect(link(page, "เพิ่มคนใหม่")).toBeVisible();
    expect(loads()).toBe(1);
    forgiveBlocked(phone);
  });
});

test("Two versions within a minute are one offer and one reload, and a form keeps what was typed", async ({
  server,
  nextBuild,
  newPhone,
}) => {
  await withReleases(server.origin, async ({ origin, deploy, release }) => {
    const phone = await newPhone();
    await signInWith(phone, server.links.volunteer.replace(server.origin, origin));
    const { page } = phone;
    await tab(page, "/people").tap();
    await link(page, "เพิ่มคนใหม่").tap();
    const name = page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง"));
    await name.fill(NAME);
    const loads = countLoads(page);

    deploy(nextBuild);
    await lookForUpdate(page);
    await expect.poll(() => workersNow(page), { timeout: 30_000 }).toEqual({ installing: false, waiting: true });
    release();
    await lookForUpdate(page);
    await expect.poll(() => workersNow(page), { timeout: 30_000 }).toEqual({ installing: false, waiting: true });
    await expect(name).toHaveValue(NAME);
    expect(loads()).toBe(0);

    await page.goBack();
    const offer = button(page, "ปรับปรุง");
    await expect(offer).toHaveCount(1);
    await offer.tap();
    await expect.poll(() => isNextVersion(page)).toBe(true);
    await isUsable(page);
    await expect(offer).toHaveCount(0);
    expect(await workersNow(page)).toEqual({ installing: false, waiting: false });
    expect(loads()).toBe(1);
  });
});

test("A new version of which one file does not come is said in both languages, and comes when the file does", async ({
  server,
  nextBuild,
  newPhone,
}) => {
  await withReleases(server.origin, async ({ origin, deploy, block }) => {
    const phone = await newPhone();
    await signInWith(phone, server.links.volunteer.replace(server.origin, origin));
    const { page } = phone;
    await tab(page, "/people").tap();
    await link(page, "เพิ่มคนใหม่").tap();
    const name = page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง"));
    await name.fill(NAME);
    const loads = countLoads(page);
    deploy(nextBuild);
    block(/whom-screen/u);
    await lookForUpdate(page);
    await expect.poll(() => workersNow(page), { timeout: 30_000 }).toEqual({ installing: false, waiting: false });
    await expect(name).toHaveValue(NAME);
    await page.goBack();
    await expect(page.getByText(say("ยังปรับปรุงไม่ได้"))).toBeVisible();
    expect(loads()).toBe(0);

    await page.evaluate(() => localStorage.setItem("asa.preferences", '{"language":"en"}'));
    await page.reload();
    await isUsable(page);
    await lookForUpdate(page);
    await expect(page.getByText("Cannot update yet")).toBeVisible({ timeout: 30_000 });
    block(null);
    await lookForUpdate(page);
    const offer = button(page, "Update");
    await expect(offer).toBeVisible({ timeout: 30_000 });
    await offer.tap();
    await expect.poll(() => isNextVersion(page)).toBe(true);
    await isUsable(page);
    expect(loads()).toBe(2);
  });
});

/** A file that was held back was meant not to come, and the browser says so each time. It may say nothing else. */
const forgiveBlocked = (phone: Phone): void => {
  const others = phone.complaints.filter((words) => !/\(503\)|dynamically imported module/u.test(words));
  expect(others).toEqual([]);
  phone.forgiveComplaints();
};

const countLoads = (page: Page): (() => number) => {
  let loads = 0;
  page.on("load", () => (loads += 1));
  return () => loads;
};

/** The next build leaves this mark wherever a screen's file was loaded. */
const isNextVersion = (page: Page): Promise<boolean> =>
  page.evaluate(() => performance.getEntriesByName("next version").length > 0).catch(() => false);

/** As the app does by itself when it comes into view, and hourly. */
const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });

const workersNow = (page: Page): Promise<{ readonly installing: boolean; readonly waiting: boolean }> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return { installing: Boolean(registration?.installing), waiting: Boolean(registration?.waiting) };
  });
