import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import { planted, plantTroubles } from "./planted.ts";

const typePhone = async (page: Page, address: string, number: string): Promise<void> => {
  await page.goto(`${address}/edit`);
  await page.getByLabel(say("เบอร์โทร")).fill(number);
  await button(page, "บันทึก").tap();
  await page.waitForURL(address);
};

test("Two phones change one number, and one tap settles which is right, on both of them", async ({
  server,
  newPhone,
}) => {
  const first = await newPhone();
  await signInWith(first, server.links.volunteer);
  const id = await addPerson(first.page, "ป้าสองเบอร์ ทดสอบสมมุติ");
  const address = `${server.origin}/people/${id}`;
  await first.page.goto(`${server.origin}/today`);
  await everythingIsSent(first.page);
  const second = await newPhone();
  await signInWith(second, server.links.volunteer);
  await second.page.goto(address);
  await expect(heading(second.page, "ป้าสองเบอร์ ทดสอบสมมุติ")).toBeVisible({ timeout: 20_000 });

  await second.signal("noSignal");
  await typePhone(second.page, address, "000-222-2222");
  await typePhone(first.page, address, "000-111-1111");
  await first.page.goto(`${server.origin}/today`);
  await everythingIsSent(first.page);
  await second.signal("signal");
  const { page } = second;
  await page.goto(`${server.origin}/today`);
  await expect(page.locator('nav a[href="/me"] .badge')).toContainText("1", { timeout: 20_000 });

  // The person's page says it too, and leads there.
  await page.goto(address);
  await link(page, "เลือกข้อมูลที่ถูกต้อง").tap();
  await expect(heading(page, "เลือกเบอร์โทรที่ถูกต้อง")).toBeVisible();
  const values = page.locator(".versus .value");
  await expect(values).toHaveText(["000-222-2222", "000-111-1111"]);
  await expect(page.locator(".versus section").last()).toContainText(say("ใช้อยู่"));
  await page.locator(".versus button").first().tap();
  await expect(page.locator(".toast")).toContainText("000-222-2222");
  await expect(heading(page, "ข้อมูลตรงกันทั้งหมด")).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(page.locator('nav a[href="/me"] .badge')).toHaveCount(0);

  await first.page.goto(address);
  await expect(first.page.getByText("000-222-2222")).toBeVisible({ timeout: 20_000 });
  await expect(link(first.page, "เลือกข้อมูลที่ถูกต้อง")).toHaveCount(0);
});

test("Nobody is asked to choose a value of a record that is gone", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.route("**/v1/sync", (route) => route.abort());
  await plantTroubles(page);
  await page.goto(`${server.origin}/me/conflicts/${planted.conflict.replace(/11$/u, "14")}`);
  await expect(heading(page, "ไม่พบข้อมูลนี้ในเครื่อง")).toBeVisible();
  await expect(button(page, "ใช้ข้อมูลนี้")).toHaveCount(0);
  await button(page, "เอาออกจากรายการ").tap();
  await expect(page.locator(".versus")).toBeVisible();
  await page.goto(`${server.origin}/me/conflicts`);
  await expect(page.locator("main .row")).toHaveCount(3);
});

test("Whoever slips while choosing takes the other value after all", async ({ server, newPhone }) => {
  const first = await newPhone();
  await signInWith(first, server.links.volunteer);
  const id = await addPerson(first.page, "ลุงเปลี่ยนใจ ทดสอบสมมุติ");
  const address = `${server.origin}/people/${id}`;
  await first.page.goto(`${server.origin}/today`);
  await everythingIsSent(first.page);
  const second = await newPhone();
  await signInWith(second, server.links.volunteer);
  const { page } = second;
  await page.goto(address);
  await expect(heading(page, "ลุงเปลี่ยนใจ ทดสอบสมมุติ")).toBeVisible({ timeout: 20_000 });
  await second.signal("noSignal");
  await typePhone(page, address, "000-444-4444");
  await typePhone(first.page, address, "000-333-3333");
  await first.page.goto(`${server.origin}/today`);
  await everythingIsSent(first.page);
  await second.signal("signal");
  await page.goto(address);
  await link(page, "เลือกข้อมูลที่ถูกต้อง").tap();
  await page.locator(".versus button").last().tap();
  await page.locator(".toast button").tap();
  await expect(page.locator(".toast")).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("000-444-4444")).toBeVisible();
});
