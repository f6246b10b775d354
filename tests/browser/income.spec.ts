import { button, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { plantOldCertificate } from "./income-screens.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "income" });

test("Half a year after a course about selling I am reminded to ask, without a signal, and asked once", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const name = await plantOldCertificate(page);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/today`);
  await link(page, "ถึงเวลาถามรายได้หลังเรียน 1 คน").tap();
  await page
    .locator("main .row a")
    .filter({ hasText: say(name) })
    .tap();
  await button(page, "บันทึก").tap();
  await expect(page.getByText(say("เลือกคำตอบหนึ่งข้อ"))).toBeVisible();
  await page
    .locator("main .choice")
    .filter({ hasText: say("เพิ่มขึ้น") })
    .tap();
  await page.getByLabel(say("เพิ่มหรือลดเดือนละเท่าใด")).fill("พันห้า");
  await button(page, "บันทึก").tap();
  await expect(page.getByText(say("ใส่เป็นตัวเลข เช่น 1500 ไม่เกิน 1,000,000 บาท หรือเว้นว่าง"))).toBeVisible();
  await page.getByLabel(say("เพิ่มหรือลดเดือนละเท่าใด")).fill("๑,๕๐๐");
  await button(page, "บันทึก").tap();
  await expect(heading(page, "ยังไม่มีใครต้องถาม")).toBeVisible();

  await phone.signal("signal");
  await page.goto(`${server.origin}/me/sending`);
  await expect(page.getByText(say("คำตอบเรื่องรายได้หลังเรียน")).first()).toBeVisible();
  await expect(page.getByText(say("รอส่ง"))).toHaveCount(0, { timeout: 20_000 });
  await page.goto(`${server.origin}/today`);
  await expect(link(page, "ถึงเวลาถามรายได้หลังเรียน 1 คน")).toBeHidden();
});
