import type { CDPSession } from "@playwright/test";
import { addPerson, everythingIsSent, logHelpFromPage, peopleHelped } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("[L7] What a volunteer saved with no signal is sent after the app was closed, and counts once", async ({
  server,
  newPhone,
}) => {
  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.districtCoordinator);
  const before = await peopleHelped(coordinator, server.origin);

  // A bare browser wakes no service worker for what is to be sent.
  const phone = await newPhone({ browser: "whole" });
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await phone.signal("noSignal");
  await addPerson(page, "ป้าสำเนา ทดสอบสมมุติ");
  await logHelpFromPage(page);
  const userId = await page.evaluate(() => String(JSON.parse(localStorage.getItem("asa.account") ?? "{}").userId));

  // The app is closed; the browser stays.
  await page.goto("about:blank");
  await phone.signal("signal");
  const browser = await page.context().newCDPSession(page);
  await callWorker(browser, server.origin, userId);
  await expect.poll(() => peopleHelped(coordinator, server.origin), { timeout: 20_000 }).toBe(before + 1);

  await page.goto(server.origin);
  await isUsable(page);
  await everythingIsSent(page);
  expect(await peopleHelped(coordinator, server.origin)).toBe(before + 1);
});

test("[L2] A start with no signal and unsent work tries a few times, and not all the time", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone({ browser: "whole" });
  await signInWith(phone, server.links.volunteer);
  await phone.signal("noSignal");
  await addPerson(phone.page, "ป้าประหยัด ทดสอบสมมุติ");
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  let tries = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/v1/sync")) tries += 1;
  });
  await page.goto(server.origin);
  await isUsable(page);
  await page.waitForTimeout(8_000);
  expect(tries).toBeGreaterThan(0);
  expect(tries).toBeLessThan(4);
});

/** As the browser does when the signal comes back. */
const callWorker = async (browser: CDPSession, origin: string, userId: string): Promise<void> => {
  const registered = new Promise<string>((resolve) => {
    browser.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
  });
  await browser.send("ServiceWorker.enable");
  const registrationId = await registered;
  const tag = `asa-send:${userId}`;
  await browser.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId, tag, lastChance: false });
};
