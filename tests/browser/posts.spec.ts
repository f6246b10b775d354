import type { Page } from "@playwright/test";
import { button, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "posts" });

interface Made {
  readonly link: string;
  readonly code: string;
}

/** What the screen shows as a picture and in large letters. */
const madeBy = async (page: Page, act: () => Promise<void>): Promise<Made> => {
  const answered = page.waitForResponse(
    (response) => response.url().includes("/v1/invitations") && response.request().method() === "POST",
  );
  await act();
  return (await (await answered).json()) as Made;
};

const inviteVolunteer = async (page: Page, origin: string, name: string): Promise<Made> => {
  await page.goto(`${origin}/overview`);
  await link(page, "คนและหน้าที่").tap();
  await link(page, "เชิญคนใหม่").tap();
  await page.getByLabel(say("ชื่อและนามสกุล")).fill(name);
  await page.locator("main li button").first().tap();
  return madeBy(page, () => button(page, "ออกรหัสเชิญ").tap());
};

test("A coordinator invites somebody by QR, sees that they came in, and finds them among those with a post", async ({
  server,
  newPhone,
}) => {
  const [coordinator, fresh] = [await newPhone(), await newPhone()];
  const { page } = coordinator;
  await signInWith(coordinator, server.links.districtCoordinator);
  const name = "คำแก้ว ดวงสมมุติ";
  const made = await inviteVolunteer(page, server.origin, name);
  await expect(page.getByRole("img", { name: say("QR สำหรับเข้าสู่ระบบครั้งแรก") })).toBeVisible();
  await expect(page.locator(".spoken-code")).toHaveText(new RegExp(made.code.replace("-", "\\s*"), "u"));
  await signInWith(fresh, `${server.origin}/sign-in#${made.link}`);
  await expect(heading(page, `${name} เข้าสู่ระบบแล้ว`)).toBeVisible({ timeout: 15_000 });
  await link(page, "กลับไปรายชื่อ").tap();
  await page.getByLabel(say("ค้นหาชื่อ เบอร์โทร หรือหมู่บ้าน")).fill("คำแก้ว");
  await expect(link(page, name)).toBeVisible();
  await expect(page.getByText(say("ได้รหัสแล้ว ยังไม่เข้าสู่ระบบ"))).toBeHidden();

  await link(page, "เชิญคนใหม่").tap();
  await page.getByLabel(say("ชื่อและนามสกุล")).fill("สมปอง ดวงสมมุติ");
  await coordinator.signal("noSignal");
  await page.locator("main li button").first().tap();
  await button(page, "ออกรหัสเชิญ").tap();
  await expect(heading(page, "ต้องมีสัญญาณ")).toBeVisible();
  await expect(page.getByLabel(say("ชื่อและนามสกุล"))).toHaveValue("สมปอง ดวงสมมุติ");
});

test("A coordinator calls a person's phone lost: it is locked out, and another one comes in by a new code and its number", async ({
  server,
  newPhone,
}) => {
  const [coordinator, second, lost, fresh] = [await newPhone(), await newPhone(), await newPhone(), await newPhone()];
  const { page } = coordinator;
  await signInWith(coordinator, server.links.districtCoordinator);
  await signInWith(second, server.links.provinceCoordinator);
  const name = "บัวผัน ดวงสมมุติ";
  const { link: way } = await inviteVolunteer(page, server.origin, name);
  await signInWith(lost, `${server.origin}/sign-in#${way}`);
  await page.goto(`${server.origin}/posts`);
  await page.getByLabel(say("ค้นหาชื่อ เบอร์โทร หรือหมู่บ้าน")).fill("บัวผัน");
  await link(page, name).tap();
  await expect(heading(page, "เครื่องที่ใช้")).toBeVisible();
  await button(page, "หายหรือถูกขโมย").tap();
  await button(page, "ตัดเครื่องนี้ออก").tap();
  await expect(page.getByText(say("พิมพ์เหตุผลก่อน อย่างน้อย 3 ตัวอักษร"))).toBeVisible();
  await page.getByLabel(say("เหตุผล")).fill("หายที่ตลาด");
  await button(page, "ตัดเครื่องนี้ออก").tap();
  await expect(page.getByText(say("ตัดออกแล้ว"), { exact: true })).toBeVisible();
  await lost.page.goto(`${server.origin}/me`);
  await expect(lost.page.getByText(say("เครื่องนี้ถูกตัดออกแล้ว"))).toBeVisible();

  await link(page, "ออกรหัสใหม่").tap();
  const { code } = await madeBy(page, () => button(page, "ออกรหัสใหม่").tap());
  await fresh.page.goto(server.origin);
  await link(fresh.page, "เริ่มใช้งาน").tap();
  await fresh.page.getByLabel(say("รหัส 8 ตัว")).fill(code);
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  const number = ((await fresh.page.locator(".waiting-number").textContent()) ?? "").trim();
  // Whoever made the code says no yes to it.
  await expect(heading(page, "มีเครื่องรอการยืนยัน")).toBeVisible({ timeout: 15_000 });
  await second.page.goto(`${server.origin}/waiting-phones`);
  await second.page.getByRole("button", { name: number, exact: true }).tap();
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  await fresh.page.waitForURL(`${server.origin}/today`);
  await expect(heading(page, `${name} เข้าสู่ระบบแล้ว`)).toBeVisible({ timeout: 15_000 });

  // Their post ends, and nobody by this name is left.
  await page.goto(`${server.origin}/posts`);
  await page.getByLabel(say("ค้นหาชื่อ เบอร์โทร หรือหมู่บ้าน")).fill("บัวผัน");
  await link(page, name).tap();
  await button(page, "สิ้นสุด").tap();
  await page.getByText(say("ทันที"), { exact: true }).tap();
  await button(page, "ยืนยันสิ้นสุดหน้าที่").tap();
  await expect(heading(page, "ไม่พบคนนี้ในพื้นที่ของคุณ")).toBeVisible();
});
