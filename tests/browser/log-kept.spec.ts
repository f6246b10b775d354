import type { Page } from "@playwright/test";
import { addPerson, button, firstTile, heading, latestHelp, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test.use({ apart: "log-kept" });

/** From a person's page to the third question, with everything about the help answered but not saved. */
const answer = async (page: Page): Promise<void> => {
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await page.locator(".choice", { hasText: say("ช่วยได้บางส่วน") }).tap();
  await button(page, "แก้").tap();
  await page.locator(".pick", { hasText: new RegExp(`^${say("เมื่อวาน")}$`, "u") }).tap();
  await page.getByLabel(say("หมายเหตุ")).fill("นัดหลานมาด้วย");
  await button(page, "ใช้ตามนี้").tap();
};

test("A help that was half answered is there again after the app was killed, and can be begun anew", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  await addPerson(phone.page, "ป้าค้าง ทดสอบสมมุติ");
  await answer(phone.page);
  const address = phone.page.url();
  // A moment after the last key it is on the disk.
  await phone.page.waitForTimeout(1_000);
  await phone.kill();
  await phone.reopen();
  const { page } = phone;
  await page.goto(address);
  await isUsable(page);
  await expect(page.getByText(say("เปิดที่พิมพ์ค้างไว้ให้แล้ว"))).toBeVisible();
  await expect(page.getByRole("radio", { name: say("ช่วยได้บางส่วน") })).toBeChecked();
  // The day is known, the hour is not.
  await expect(page.locator("main .meta-line", { hasText: say("เมื่อวาน") })).not.toContainText(":");

  await button(page, "เริ่มใหม่").tap();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.locator(".toast button").tap();
  await button(page, "แก้").tap();
  await expect(page.getByLabel(say("หมายเหตุ"))).toHaveValue("นัดหลานมาด้วย");
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();

  await page.goto(address);
  await isUsable(page);
  await expect(page.getByText(say("เปิดที่พิมพ์ค้างไว้ให้แล้ว"))).toHaveCount(0);
});

test("A help of weeks ago is logged on its day", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const citizenId = await addPerson(page, "ป้าย้อนหลัง ทดสอบสมมุติ");
  await answer(page);
  await button(page, "แก้").tap();
  await page.locator(".pick", { hasText: say("วันอื่น") }).tap();
  const date = page.locator("input[type=date]");
  const earliest = (await date.getAttribute("min")) ?? "";
  const latest = (await date.getAttribute("max")) ?? "";
  expect((Date.parse(latest) - Date.parse(earliest)) / 86_400_000).toBe(60);
  await date.fill(earliest);
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  await page.goto(`${server.origin}/people/${citizenId}`);
  await expect(latestHelp(page)).toContainText(String(Number(earliest.slice(0, 4)) + 543));
});

test("Back after a saved help leads home, and not into its questions again", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await firstTile(page).tap();
  await page.locator("main .choice").first().tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  await page.goBack();
  await page.waitForURL(`${server.origin}/today`);

  await addPerson(page, "ป้าถอยกลับ ทดสอบสมมุติ");
  await logHelpFromPage(page);
  await page.goBack();
  await page.waitForURL(`${server.origin}/today`);
});

test("Where money is leaving an account, the call stands first and three answers are in view", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone({ width: 360, height: 640 });
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await page.goto(`${page.url()}/SCAM-MONEY`);
  await isUsable(page);
  const third = await page.locator("main .choice").nth(2).boundingBox();
  const dock = await page.locator(".dock").boundingBox();
  expect((third?.y ?? 999) + (third?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0);
});

test("On a phone lying on its side at least one row of people is in view", async ({ server, newPhone }) => {
  const phone = await newPhone({ width: 640, height: 360 });
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  for (const place of ["today", "people"]) {
    await page.goto(`${server.origin}/${place}`);
    await isUsable(page);
    const row = await page.locator("main .row").first().boundingBox();
    const foot = await page.locator(".foot").boundingBox();
    expect(`${place} ${(row?.y ?? 999) + (row?.height ?? 0) <= (foot?.y ?? 0)}`).toBe(`${place} true`);
  }
});
