import { addPerson, everythingIsSent, say, tab } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("[S2] A volunteer whose browser threw the data away is told how much was lost, and works on", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await everythingIsSent(page);
  await phone.signal("noSignal");
  await addPerson(page, "ป้าสำเนา ทดสอบสมมุติ");

  await page.goto("about:blank");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Storage.clearDataForOrigin", { origin: server.origin, storageTypes: "indexeddb" });
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  const notice = page.locator("main .notice", { hasText: say("หาย") });
  await expect(notice).toContainText("1");

  await addPerson(page, "ลุงตัวอย่าง ทดสอบสมมุติ");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await tab(page, "/people").tap();
  await isUsable(page);
  // The village came back from the server.
  await expect(page.locator("main .row").nth(2)).toBeVisible();
});
