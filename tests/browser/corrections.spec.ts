import { addPerson, button, everythingIsSent, heading, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import { storedRows } from "./stored.ts";

test.use({ apart: "corrections" });

const helpOf = async (page: Parameters<typeof storedRows>[0], citizenId: string) => {
  const rows = await storedRows(page, "record:helpLog");
  return rows.find(({ body }) => (body as { readonly citizenId?: string }).citizenId === citizenId);
};

test("A wrong log is put right from the person's page within the week, and shows what stood there before", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ป้าแก้ทีหลัง ทดสอบสมมุติ");
  await logHelpFromPage(page);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/people/${id}`);
  await page.locator("main .timeline li a").first().tap();
  await link(page, "แก้ไขรายการนี้").tap();
  await expect(button(page, "บันทึก")).toHaveAttribute("aria-disabled", "true");
  await page.locator("main .choice", { hasText: say("ไม่ประสงค์รับความช่วยเหลือ") }).tap();
  await page.locator("main textarea").fill("กดผิด");
  await button(page, "บันทึก").tap();
  await expect(heading(page, "การแก้ไข")).toBeVisible();
  await expect(page.locator("main .facts-list")).toContainText(say("ไม่ประสงค์รับความช่วยเหลือ"));
  await expect(page.locator("main section.card")).toContainText(say("ผล: สำเร็จ"));
  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.locator("main .timeline li")).toContainText(say("แก้ไขแล้ว"));
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);

  await page.goto(`${server.origin}/people/${id}`);
  await page.locator("main .timeline li a").first().tap();
  await link(page, "แก้ไขรายการนี้").tap();
  await button(page, "ลบรายการนี้").tap();
  await page
    .locator("dialog")
    .getByRole("button", { name: say("ลบรายการนี้") })
    .tap();
  await expect(page).toHaveURL(new RegExp(`/people/${id}$`, "u"));
  await expect(page.getByText(say("ยังไม่มีบันทึกการช่วยเหลือ"))).toBeVisible();
});

test("After the week the coordinator reads what should be changed and why, and their word changes it", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ลุงแก้ช้า ทดสอบสมมุติ");
  await logHelpFromPage(page);
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  const log = await helpOf(page, id);
  const old = { ...(log?.["body"] as object), at: new Date(Date.now() - 20 * 86_400_000).toISOString() };
  server.command("tests/browser/plant-records.ts", JSON.stringify([{ kind: "helpLog", id: log?.["id"], body: old }]));
  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.locator("main .timeline li")).not.toContainText(say("วันนี้"), { timeout: 20_000 });
  await page.locator("main .timeline li a").first().tap();
  await link(page, "ขอแก้ไขรายการนี้").tap();
  await page.locator("main .choice", { hasText: say("ยังไม่สำเร็จ") }).tap();
  await page.getByLabel(say("เหตุผลที่ขอแก้ไข")).fill("จำผิดคน");
  await button(page, "ส่งคำขอ").tap();
  await expect(page.getByText(say("ขอแก้ไขแล้ว รอผู้ประสานงานพิจารณา"))).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);

  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.subdistrictCoordinator);
  const desk = coordinator.page;
  await desk.goto(`${server.origin}/reviews`);
  const row = desk.locator("main .row", { hasText: say("จำผิดคน") });
  await expect(row).toContainText(say("ยังไม่สำเร็จ"));
  await expect(row).not.toContainText("ลุงแก้ช้า");
  await row.getByRole("button").tap();
  await desk
    .locator("dialog .pick", { hasText: say("รับ") })
    .first()
    .tap();
  await desk.locator("dialog textarea").fill("ถามแล้ว จริง");
  await button(desk, "ส่งคำตอบ").tap();
  await expect(desk.locator(".toast")).toContainText(say("รับแล้ว"));

  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.locator("main .timeline li")).toContainText(say("ยังไม่สำเร็จ"), { timeout: 20_000 });
});
