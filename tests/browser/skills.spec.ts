import { button, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { readPeople } from "./planted.ts";

test.use({ apart: "skills" });

test("A volunteer asks a citizen without a signal, keeps their skills for finding work, and stops when they take it back", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await page.goto(`${server.origin}/people`);
  await page.locator('main a[href^="/people/0"]').first().waitFor();
  const { userId, people } = await readPeople(page);
  const [{ id: citizenId, areaCode } = { id: "", areaCode: "" }] = people;
  const code = "22222222";
  const body = {
    by: userId,
    citizenId,
    areaCode,
    name: "น้อย (ตัวอย่าง)",
    course: "FAKE-3",
    version: "0".repeat(16),
    titleTh: "รู้ทันข่าวปลอม",
    titleEn: "Spot fake news",
    minutes: 180,
    after: 85,
    issuedOn: "2026-11-21",
    code,
    skills: [{ code: "check-news", level: 1 }],
  };
  server.command("tests/browser/plant-records.ts", JSON.stringify([{ kind: "certificate", id: code, body }]));
  await page.goto(`${server.origin}/certificates`);
  await expect(link(page, "น้อย (ตัวอย่าง)")).toBeVisible();

  await phone.signal("noSignal");
  await page.goto(`${server.origin}/people/${citizenId}`);
  await link(page, "ขอความยินยอมเปิดแฟ้มทักษะ").tap();
  await expect(heading(page, "ขอความยินยอมเรื่องงาน")).toBeVisible();
  await page.locator("main .choice").first().tap();
  await button(page, "เจ้าตัวยินยอม").tap();
  await expect(page.getByText(say("ตรวจสอบข่าวก่อนแชร์")).first()).toBeVisible();
  await expect(page.getByText(say("ระดับ 1 จาก 3")).first()).toBeVisible();
  await page.goto(`${server.origin}/people/${citizenId}`);
  await isUsable(page);
  await link(page, "ดูแฟ้มทักษะ").tap();

  await button(page, "ถอนความยินยอม").tap();
  await button(page, "ถอนตอนนี้").tap();
  await expect(heading(page, "ขอความยินยอมเรื่องงาน")).toBeVisible();
  await expect(page.getByText(say("เคยถอนความยินยอมเมื่อ"))).toBeVisible();
  await expect(page.getByText(say("ตรวจสอบข่าวก่อนแชร์"))).toHaveCount(0);
  // What was learnt stays.
  await page.goto(`${server.origin}/certificates`);
  await expect(link(page, "น้อย (ตัวอย่าง)")).toBeVisible();
});
