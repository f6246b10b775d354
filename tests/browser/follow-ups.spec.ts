import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import { storedRows } from "./stored.ts";

test.use({ apart: "follow-ups" });

const dueRow = (page: Page, name: string) => page.locator("main .row", { hasText: name });
const pick = (page: Page, words: string) => page.locator("main .pick, dialog .pick", { hasText: say(words) });

test("A follow-up is made for any day without a help, put off to another, and dropped without counting as one", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ป้านัดไว้ ทดสอบสมมุติ");
  await phone.signal("noSignal");
  await link(page, "ตั้งนัดติดตาม").tap();
  await expect(button(page, "บันทึกนัด")).toHaveAttribute("aria-disabled", "true");
  await pick(page, "วันนี้").tap();
  await page.locator("main .choice").first().tap();
  await button(page, "บันทึกนัด").tap();
  await expect(page).toHaveURL(new RegExp(`/people/${id}$`, "u"));
  await page.goto(`${server.origin}/today`);
  const row = dueRow(page, "ป้านัดไว้");
  await expect(row).toContainText(say("วันนี้"));

  await row.getByRole("button").tap();
  await button(page, "เลื่อนนัด").tap();
  await pick(page, "วันอื่น").tap();
  const day = await page.evaluate(() => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await page.locator('dialog input[type="date"]').fill(day);
  await button(page, "เลื่อนนัด").tap();
  await expect(row).toHaveCount(0);

  await page.goto(`${server.origin}/people/${id}`);
  await page
    .locator("main .row", { hasText: say("นัดติดตาม") })
    .getByRole("button")
    .tap();
  await button(page, "ไม่ต้องติดตามแล้ว").tap();
  await expect(page.locator("dialog")).toContainText(say("ไม่นับเป็นการช่วยเหลือ"));
  await button(page, "ไม่ต้องติดตามแล้ว").tap();
  await expect(page.locator("dialog")).toHaveCount(0);
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  const kept = await storedRows(page, "record:followUp");
  const promised = kept.map(({ body }) => body as { readonly citizenId: string });
  expect(promised.find(({ citizenId }) => citizenId === id)).toMatchObject({
    due: day,
    state: "dropped",
    movedCount: 1,
  });
});

test("Nobody looks in on who died: it is asked whether that is right, and taking it back brings the promise back", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ตาลาจาก ทดสอบสมมุติ");
  await link(page, "ตั้งนัดติดตาม").tap();
  await pick(page, "วันนี้").tap();
  await page.locator("main .choice").first().tap();
  await button(page, "บันทึกนัด").tap();
  await expect(page).toHaveURL(new RegExp(`/people/${id}$`, "u"));
  await page.goto(`${server.origin}/today`);
  await expect(dueRow(page, "ตาลาจาก")).toBeVisible();

  await page.goto(`${server.origin}/people/${id}/edit`);
  await button(page, "แจ้งย้ายออกหรือเสียชีวิต").tap();
  await pick(page, "เสียชีวิตแล้ว").tap();
  await expect(button(page, "บันทึก")).toHaveAttribute("aria-disabled", "true");
  await page.locator("main .choice", { hasText: say("ใช่ ข้อมูลถูกต้อง") }).tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "ตาลาจาก ทดสอบสมมุติ")).toBeVisible();
  await expect(link(page, "บันทึกการช่วยเหลือ")).toHaveCount(0);
  await expect(link(page, "บันทึกการช่วยเหลือย้อนหลัง")).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await expect(page.locator("main .row", { hasText: "ตาลาจาก" })).toHaveCount(0);

  await page.goto(`${server.origin}/people/${id}/edit`);
  await pick(page, "อยู่ในความดูแล").tap();
  await button(page, "บันทึก").tap();
  await expect(link(page, "บันทึกการช่วยเหลือ")).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await expect(dueRow(page, "ตาลาจาก")).toBeVisible();
});

test("A help that was declined is kept, and says that it counts nobody", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const before = await page.locator(".target h2, header h2").first().textContent();
  const id = await addPerson(page, "ลุงไม่เอา ทดสอบสมมุติ");
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await page.locator("main .tiles a").first().tap();
  await page.locator("main .choice", { hasText: say("ไม่ประสงค์รับความช่วยเหลือ") }).tap();
  await button(page, "บันทึก").tap();
  await expect(page.getByText(say("ยังไม่นับเป็นคนที่ช่วยแล้ว"))).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(page.locator(".target h2, header h2").first()).toHaveText(before ?? "");
  await page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(page);
  await page.goto(`${server.origin}/today`);
  await expect(page.locator(".target h2, header h2").first()).not.toHaveText(before ?? "");
});
