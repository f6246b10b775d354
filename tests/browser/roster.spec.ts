import type { Page } from "@playwright/test";
import { encode } from "#tests/domain/sheet-bytes.ts";
import { button, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "roster" });

const given = ["แดง", "เดช", "สมชาย", "น้ำเพชร", "ฐิติ", "คำแก้ว", "บุญมี", "อาภรณ์", "กัญญา", "ปิ่น"];

/** As Thai Excel saves it; two lines are wrong. */
const file = (count: number, wrong: readonly string[]): Buffer => {
  const lines = Array.from({ length: count }, (_, n) => {
    const village = `980101${String((n % 4) + 1).padStart(2, "0")}`;
    return `${n + 1},นาง${given[n % 10]} สมมุติที่${n},8${String(n).padStart(8, "0")},${village},1101700230708`;
  });
  const head = "ลำดับ,ชื่อ-สกุล,เบอร์โทรศัพท์,รหัสหมู่บ้าน,เลขประจำตัวประชาชน";
  return Buffer.from(encode["windows-874"]([head, ...lines, ...wrong].join("\r\n")));
};

const pick = async (page: Page, buffer: Buffer): Promise<void> =>
  page.locator('main input[type="file"]').setInputFiles({ name: "อบรม.csv", mimeType: "text/csv", buffer });

test("A coordinator invites 180 people from a file of Thai Excel, and one of them comes in with the printed code", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(180_000);
  const [coordinator, fresh] = [await newPhone(), await newPhone()];
  const { page } = coordinator;
  await signInWith(coordinator, server.links.districtCoordinator);
  await page.goto(`${server.origin}/posts`);
  await link(page, "เชิญหลายคนจากไฟล์").tap();
  const csv = file(180, ["181,นายขาด เลขเบอร์,0812345,98010101", "182,นายเทศบาล นคร,,98990063"]);
  await pick(page, csv);
  await expect(heading(page, "ตรวจรายชื่อก่อนเชิญ")).toBeVisible();
  await expect(page.getByText(say("ตัวอักษรไทยแบบ Windows-874"))).toBeVisible();
  await expect(page.getByText(say("นางแดง สมมุติที่0"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("0800000000 จาก “800000000”"))).toBeVisible();
  await expect(page.getByText(say("คอลัมน์ที่ตัดออก: เลขประจำตัวประชาชน"))).toBeVisible();
  await expect(heading(page, "ยังเชิญไม่ได้ 2 บรรทัด")).toBeVisible();
  await expect(page.getByText(say("เบอร์โทรไม่ครบหรือไม่ถูกต้อง"))).toBeVisible();

  // The first line's mistake is mended here; whatever was changed is looked through once more.
  await button(page, "แก้").first().tap();
  await page.getByLabel(say("เบอร์โทร")).fill("0812345999");
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "ตรวจ 181 คนกับส่วนกลาง").tap();
  await button(page, "เชิญ 181 คน").tap();
  await expect(heading(page, "เชิญแล้ว 181 คน")).toBeVisible({ timeout: 90_000 });
  await page.getByLabel(say("ค้นหาชื่อหรือหมู่บ้าน")).fill("สมมุติที่179");
  const code = (await page.locator("main b.post-line").first().textContent()) ?? "";
  await expect(page.locator(".roster-card")).toHaveCount(181);

  await fresh.page.goto(server.origin);
  await link(fresh.page, "เริ่มใช้งาน").tap();
  await fresh.page.getByLabel(say("รหัส 8 ตัว")).fill(code);
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  await fresh.page.waitForURL(`${server.origin}/today`);

  // The same file once more invites nobody, and says who was never in.
  await page.getByRole("link", { name: say("ดูว่าใครยังไม่เข้าสู่ระบบ") }).tap();
  await link(page, "เชิญหลายคนจากไฟล์").tap();
  await pick(page, csv);
  await expect(heading(page, "เชิญไว้แล้ว ยังไม่เข้าสู่ระบบ 179 คน")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(say("มีหน้าที่นี้และเข้าสู่ระบบอยู่แล้ว"))).toBeVisible();
});
