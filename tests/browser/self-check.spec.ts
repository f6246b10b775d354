import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test.use({ apart: "self-check" });

const levels = ["ยังทำไม่ได้", "ทำได้ถ้ามีคนช่วย", "ทำได้เอง", "สอนคนอื่นได้"] as const;

const choose = async (page: Page, n: number, level: number): Promise<void> => {
  await expect(page.getByText(say(`ข้อ ${n} จาก 10`), { exact: true })).toBeVisible();
  await page.locator("main .choice", { hasText: say(levels[level] ?? "") }).tap();
};

const answer = async (page: Page, n: number, level: number): Promise<void> => {
  await choose(page, n, level);
  await button(page, n === 10 ? "บันทึก" : "ข้อถัดไป").tap();
};

test("A volunteer asks what an elder can do with a phone, helps, asks again and sees the gain, all without a signal", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ยายทักษะ ทดสอบสมมุติ");
  await expect(heading(page, "ทักษะดิจิทัล")).toBeVisible();
  await phone.signal("noSignal");

  await link(page, "ประเมินทักษะ 10 ข้อ (2 นาที)").tap();
  await answer(page, 1, 0);
  await answer(page, 2, 3);
  await choose(page, 3, 1);
  // A question back, another answer, and then the phone was put away.
  await button(page, "ข้อก่อน").tap();
  await expect(page.getByRole("radio", { name: say("สอนคนอื่นได้") })).toBeChecked();
  await answer(page, 2, 1);
  await answer(page, 3, 1);
  await page.reload();
  await isUsable(page);
  for (let n = 4; n <= 10; n += 1) await answer(page, n, n % 2);
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  await expect(page.getByText(say("5 จาก 30 คะแนน"))).toBeVisible();
  const next = page.locator("section", { has: heading(page, "ช่วยเรื่องนี้ต่อ") });
  await expect(next.locator(".row")).toHaveCount(2);
  await expect(next).toContainText(say("โทรออก และรับวิดีโอคอล"));
  await expect(next).toContainText(say("ค้นหาเรื่องที่อยากรู้ในอินเทอร์เน็ต"));

  await logHelpFromPage(page);
  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.getByText(say("5 จาก 30 คะแนน"))).toBeVisible();
  await link(page, "ประเมินอีกครั้ง").tap();
  for (let n = 1; n <= 10; n += 1) await answer(page, n, 2);
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  const gain = page.locator("main p", { hasText: say("ก่อน 5 → ล่าสุด 20 จาก 30") });
  await expect(gain).toContainText(say("ดีขึ้น 15"));
  await expect(page.getByText(say("ทำได้เองครบทุกข้อแล้ว"))).toBeVisible();

  // A third one was a mistake: it is taken back, and nothing of it stays.
  await button(page, "ย้อนกลับ").tap();
  await link(page, "ประเมินอีกครั้ง").tap();
  for (let n = 1; n <= 10; n += 1) await answer(page, n, 0);
  await page.getByRole("button", { name: say("เลิกทำ") }).tap();
  await expect(gain).toContainText(say("ดีขึ้น 15"));

  await page.reload();
  await expect(gain).toContainText(say("ดีขึ้น 15"));
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);

  const other = await newPhone();
  await signInWith(other, server.links.volunteer);
  await expect(async () => {
    await other.page.goto(`${server.origin}/people/${id}`);
    await expect(other.page.getByText(say("ดีขึ้น 15"))).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
});
