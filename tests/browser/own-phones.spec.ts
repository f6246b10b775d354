import type { Page } from "@playwright/test";
import { button, heading, link, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

// Every other test that signs in as the same person would be announced here.
test.use({ apart: "own-phones" });

const invitedAgain = async (coordinator: Page, userId: string, revoke = false): Promise<{ readonly code: string }> => {
  const { text } = await askAsPhone(coordinator, "/v1/invitations/again", { userId, revoke });
  return JSON.parse(text) as { readonly code: string };
};

const typeCode = async (page: Page, origin: string, code: string): Promise<string> => {
  await page.goto(origin);
  await link(page, "เริ่มใช้งาน").tap();
  await page.getByLabel(say("รหัส 8 ตัว")).fill(code);
  await button(page, "เข้าสู่ระบบ").tap();
  await expect(heading(page, "รอยืนยันว่าเป็นคุณ")).toBeVisible();
  return ((await page.locator(".waiting-number").textContent()) ?? "").replaceAll(" ", "");
};

test("A code for my account lets nobody in until I choose its number on my phone, and I can say that it is not me", async ({
  server,
  newPhone,
}) => {
  const [mine, coordinator, fresh] = [await newPhone(), await newPhone(), await newPhone()];
  await signInWith(mine, server.links.volunteer);
  await signInWith(coordinator, server.links.districtCoordinator);
  const { page } = mine;
  const { user } = JSON.parse((await askAsPhone(page, "/v1/me")).text) as { readonly user: { readonly id: string } };

  const stranger = await invitedAgain(coordinator.page, user.id);
  await typeCode(fresh.page, server.origin, stranger.code);
  await page.goto(`${server.origin}/today`);
  await link(page, "มีเครื่องใหม่ขอเข้าสู่ระบบด้วยบัญชีของคุณ").tap();
  await button(page, "ไม่ใช่ฉัน").tap();
  await expect(page.getByText(say("ปิดรหัสนั้นแล้ว"))).toBeVisible();
  await expect(heading(page, "มีเครื่องใหม่ขอเข้าสู่ระบบด้วยบัญชีของคุณ")).toBeHidden();
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  await expect(fresh.page.getByText(say("เลขนั้นใช้ไม่ได้แล้ว"))).toBeVisible();

  const own = await invitedAgain(coordinator.page, user.id);
  const number = await typeCode(fresh.page, server.origin, own.code);
  await page.goto(`${server.origin}/phones`);
  await page.getByRole("button", { name: number.split("").join(" "), exact: true }).tap();
  await expect(page.getByText(say("อนุญาตแล้ว"))).toBeVisible();
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  await fresh.page.waitForURL(`${server.origin}/today`);

  // What asked is answered; the new phone is announced here, and can be taken away again.
  await page.goto(`${server.origin}/today`);
  await expect(link(page, "มีคนหรือเครื่องใหม่เข้าสู่ระบบ")).toBeVisible();
  await expect(link(page, "มีเครื่องใหม่ขอเข้าสู่ระบบด้วยบัญชีของคุณ")).toBeHidden();
  await page.goto(`${server.origin}/me`);
  await link(page, "เครื่องของฉัน").tap();
  await expect(page.getByText(say("มีเครื่องใหม่เข้าสู่ระบบด้วยบัญชีของคุณ")).first()).toBeVisible();
  await button(page, "เครื่องหาย").first().tap();
  await button(page, "ตัดเครื่องนี้ออก").tap();
  await expect(page.getByText(say("ตัดเครื่องนั้นออกแล้ว"))).toBeVisible();
  await fresh.page.goto(`${server.origin}/me`);
  await expect(fresh.page.getByText(say("เครื่องนี้ถูกตัดออกแล้ว"))).toBeVisible();
});

test("When my phone is lost, another coordinator than the one who made my code says yes by its number", async ({
  server,
  newPhone,
}) => {
  const [mine, maker, second, fresh] = [await newPhone(), await newPhone(), await newPhone(), await newPhone()];
  await signInWith(mine, server.links.volunteer);
  await signInWith(maker, server.links.subdistrictCoordinator);
  await signInWith(second, server.links.districtCoordinator);
  const { user } = JSON.parse((await askAsPhone(mine.page, "/v1/me")).text) as {
    readonly user: { readonly id: string };
  };
  const { code } = await invitedAgain(maker.page, user.id, true);
  const number = await typeCode(fresh.page, server.origin, code);
  const spaced = number.split("").join(" ");

  await maker.page.goto(`${server.origin}/waiting-phones`);
  await expect(heading(maker.page, "คุณเป็นผู้ออกรหัสนี้")).toBeVisible();
  await expect(maker.page.getByRole("button", { name: spaced, exact: true })).toHaveCount(0);

  await second.page.goto(`${server.origin}/overview`);
  await link(second.page, "เครื่องที่รอการยืนยัน").tap();
  await second.page.getByRole("button", { name: spaced, exact: true }).tap();
  await expect(second.page.getByText(say("ยืนยันแล้ว"))).toBeVisible();
  await expect(heading(second.page, "ไม่มีเครื่องที่รอ")).toBeVisible();
  await button(fresh.page, "เข้าสู่ระบบ").tap();
  await fresh.page.waitForURL(`${server.origin}/today`);
});
