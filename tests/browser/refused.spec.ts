import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, latestHelp, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith, type Phone } from "./phone.ts";
import type { ProductionServer } from "./production-server.ts";
import { changeWaiting, storedRows, stretchWaitingHelps } from "./stored.ts";

const badge = (page: Page) => page.locator('nav a[href="/me"] .badge');

/** A help that the server refuses, and nothing else that waits. Gives the person's id. */
const withRefusedHelp = async (phone: Phone, server: ProductionServer, name: string): Promise<string> => {
  await signInWith(phone, server.links.volunteer);
  const id = await addPerson(phone.page, name);
  await phone.page.goto(`${server.origin}/today`);
  await everythingIsSent(phone.page);
  await phone.signal("noSignal");
  await phone.page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(phone.page);
  await stretchWaitingHelps(phone.page, 600);
  await phone.signal("signal");
  await phone.page.goto(`${server.origin}/today`);
  await expect(badge(phone.page)).toContainText("1", { timeout: 20_000 });
  return id;
};

const openRefused = async (page: Page): Promise<void> => {
  await page
    .locator("main .row", { hasText: say("รอคุณดู") })
    .getByRole("link")
    .tap();
  await page.locator('main .row a[href^="/me/sending/"]').first().tap();
  await expect(page.getByText(say("ระยะเวลาต้องอยู่ระหว่าง 5 ถึง 480 นาที"))).toBeVisible();
};

test("Work that was refused is mended without typing it again, and counts", async ({ server, newPhone }) => {
  const phone = await newPhone();
  const id = await withRefusedHelp(phone, server, "ป้าแก้ใหม่ ทดสอบสมมุติ");
  const { page } = phone;
  await openRefused(page);
  await link(page, "แก้แล้วส่งใหม่").tap();
  await expect(page.locator("main .choice input").first()).toBeChecked();
  await expect(page.locator("main .meta-line")).toContainText("600");
  await expect(page.getByText(say("แก้ระยะเวลาให้อยู่ระหว่าง 5 ถึง 480 นาทีก่อน"))).toBeVisible();
  await button(page, "แก้").tap();
  await page.locator(".stepper button").first().tap();
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  await page.goto(`${server.origin}/people/${id}`);
  await expect(latestHelp(page)).toContainText(say("ส่งแล้ว"), { timeout: 20_000 });
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await expect(badge(page)).toHaveCount(0);
});

test("A follow-up that was refused gets another day, and is sent again", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, "ป้านัดใหม่ ทดสอบสมมุติ");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(page);
  await page.locator("main .pick").nth(1).tap();
  await expect.poll(async () => JSON.stringify(await storedRows(page, "waiting"))).toContain("followUp");
  await changeWaiting(page, "followUp", { due: "วันพระหน้า" });
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await expect(badge(page)).toContainText("1", { timeout: 20_000 });

  await page
    .locator("main .row", { hasText: say("รอคุณดู") })
    .getByRole("link")
    .tap();
  await page.locator('main .row a[href^="/me/sending/"]').first().tap();
  await button(page, "แก้แล้วส่งใหม่").tap();
  await page.locator("dialog .choice").nth(1).tap();
  await button(page, "ส่งใหม่").tap();
  await expect(page.locator(".toast")).toContainText(say("ส่งใหม่แล้ว"));
  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.getByText(say("นัดติดตาม อีก 7 วัน"))).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(badge(page)).toHaveCount(0);
});

test("Work is thrown away with a reason that the server keeps", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await withRefusedHelp(phone, server, "ป้าทิ้งรายการ ทดสอบสมมุติ");
  const { page } = phone;
  await openRefused(page);
  await button(page, "ทิ้งรายการนี้").tap();
  await page.locator("dialog .pick", { hasText: say("กรอกผิดคน") }).tap();
  await page
    .locator("dialog")
    .getByRole("button", { name: say("ทิ้งรายการนี้") })
    .tap();
  await expect(page.locator(".toast")).toContainText(say("ระบบเก็บเหตุผลไว้"));
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(badge(page)).toHaveCount(0);

  const second = await newPhone();
  await signInWith(second, server.links.volunteer);
  await expect.poll(async () => JSON.stringify(await storedRows(second.page, "record:review"))).toContain("กรอกผิดคน");
});

/** Opens the oldest that may be decided and answers it. */
const decide = async (page: Page, answer: string, reason: string): Promise<void> => {
  await page.locator("main .row button").first().tap();
  await page.locator("dialog .pick", { has: page.getByText(say(answer), { exact: true }) }).tap();
  await page.locator("dialog textarea").fill(reason);
  await button(page, "ส่งคำตอบ").tap();
};

test("Work for a village that was lost meanwhile is kept, shown to both sides, and taken by the coordinator", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.otherVolunteer);
  const { page } = phone;
  const id = await addPerson(page, "ลุงหมู่บ้านเก่า ทดสอบสมมุติ");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(page);

  const posts = (await storedRows(page, "record:membership")) as readonly {
    readonly id: string;
    readonly body: object;
  }[];
  const ended = posts.map(({ id: post, body }) => ({
    kind: "membership",
    id: post,
    body: { ...body, to: "2026-01-02" },
  }));
  server.command("tests/browser/plant-records.ts", JSON.stringify(ended));
  await phone.signal("signal");
  await page.goto(`${server.origin}/me/sending`);
  await expect(heading(page, "อยู่กับผู้ประสานงาน")).toBeVisible({ timeout: 20_000 });

  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.districtCoordinator);
  await coordinator.page.goto(`${server.origin}/reviews`);
  await decide(coordinator.page, "รับ", "ช่วยจริง ตรวจแล้ว");
  await expect(coordinator.page.locator(".toast")).toContainText(say("รับแล้ว อสด. จะเห็นคำตอบ"));

  await page.goto(`${server.origin}/me`);
  await expect(badge(page)).toContainText("1", { timeout: 20_000 });
  await page.goto(`${server.origin}/me/sending`);
  await page.locator('main .row a[href^="/me/reviews/"]').first().tap();
  await expect(heading(page, "ผู้ประสานงานรับแล้ว")).toBeVisible();
  await expect(page.getByText(say("ช่วยจริง ตรวจแล้ว"))).toBeVisible();

  // The tests after this one share the server, and this person.
  const back = posts.map(({ id: post, body }) => ({ kind: "membership", id: post, body }));
  server.command("tests/browser/plant-records.ts", JSON.stringify(back));
});

// What was decided is news on every new phone of this volunteer: it comes after the tests that count news.
test("Work that was refused goes to the coordinator, who decides, and the volunteer reads what and why", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await withRefusedHelp(phone, server, "ป้าส่งให้ดู ทดสอบสมมุติ");
  const { page } = phone;
  await openRefused(page);
  await button(page, "ส่งให้ผู้ประสานงานดู").tap();
  await page.locator("dialog textarea").fill("ช่วยทั้งวันจริง");
  await button(page, "ส่งให้ดู").tap();
  await expect(page.locator(".toast")).toContainText(say("ส่งให้ผู้ประสานงานดูแล้ว"));
  await page.goto(`${server.origin}/me/sending`);
  await expect(page.getByText(say("ผู้ประสานงานกำลังดู"))).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(badge(page)).toHaveCount(0);

  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.subdistrictCoordinator);
  const desk = coordinator.page;
  await desk.locator('main a.queue[href^="/reviews"]').tap();
  await expect(heading(desk, "รายการรอพิจารณา")).toBeVisible();
  await desk.locator("main .row button").first().tap();
  // What cannot be taken is not offered: both would be stuck.
  await expect(desk.locator("dialog .pick")).toHaveCount(1);
  await expect(desk.locator("dialog")).toContainText(say("รับตามนี้ไม่ได้ เพราะระยะเวลาไม่ถูกต้อง"));
  await expect(desk.locator("dialog")).toContainText("600");
  await expect(desk.locator("dialog")).toContainText(say("ช่วยทั้งวันจริง"));
  await expect(desk.locator("dialog textarea")).toHaveValue(say("แก้ระยะเวลาแล้วส่งใหม่"));
  await button(desk, "ส่งคำตอบ").tap();
  await expect(desk.locator(".toast")).toContainText(say("อสด. จะเห็นเหตุผล"));

  await page.goto(`${server.origin}/today`);
  await expect(badge(page)).toContainText("1", { timeout: 20_000 });
  await page.goto(`${server.origin}/me/sending`);
  await page.locator('main .row a[href^="/me/reviews/"]').first().tap();
  await expect(heading(page, "ผู้ประสานงานไม่รับ")).toBeVisible();
  // Declined is no dead end: the form opens with what was typed.
  await button(page, "แก้แล้วส่งใหม่").tap();
  await link(page, "แก้แล้วส่งใหม่").tap();
  await button(page, "แก้").tap();
  await page.locator(".stepper button").first().tap();
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(badge(page)).toHaveCount(0);
});
