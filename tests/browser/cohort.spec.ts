import type { Locator, Page } from "@playwright/test";
import { button, heading, link, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "cohort" });

const names = Array.from({ length: 40 }, (_, at) => `${at + 1}. ผู้เรียน ตัวอย่างที่ ${String(at + 1).padStart(2, "0")}`);
const there = (page: Page): Locator => page.locator(".act-rows").getByRole("button", { name: say("มาแล้ว") });

/** Calls so many, from the top of the list or from its end, and waits for each to be counted. */
const call = async (page: Page, count: number, from: "first" | "last"): Promise<void> => {
  for (let called = 1; called <= count; called += 1) {
    await there(page)[from]().tap();
    await expect(page.locator(".tally .figure")).toHaveText(String(called));
  }
};

test("Two trainers call forty people without a signal, some of them twice, and both phones show forty of forty once", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.provinceCoordinator);
  const invited = { name: "อารี (ตัวอย่าง)", role: "trainer", scope: "98" };
  const { code } = JSON.parse((await askAsPhone(coordinator.page, "/v1/invitations", invited)).text);

  const mine = await newPhone();
  await signInWith(mine, server.links.trainer);
  await link(mine.page, "เปิดรุ่นใหม่").tap();
  await mine.page.getByLabel(say("หลักสูตร")).selectOption("FAKE-3");
  await expect(mine.page.getByLabel(say("รุ่นที่"))).toHaveValue("4");
  await mine.page.getByLabel(say("สถานที่")).fill("ศาลาวัดตัวอย่าง");
  await mine.page.getByLabel(say("วันแรก")).fill("2030-12-02");
  await expect(mine.page.locator("main fieldset").last()).toContainText(say("วันที่ 3 ช่วงบ่าย"));
  await button(mine.page, "บันทึก").tap();
  await expect(heading(mine.page, "รู้ทันข่าวปลอม รุ่นที่ 4")).toBeVisible();
  await link(mine.page, "รายชื่อผู้เรียน").tap();
  await link(mine.page, "เพิ่มผู้เรียน").tap();
  await mine.page.getByText(say("วางทั้งรายชื่อ")).tap();
  await mine.page.getByLabel(say("รายชื่อ บรรทัดละคน")).fill([...names, names[0]].join("\n"));
  await expect(mine.page.getByText(say("มีอยู่แล้วหรือซ้ำกัน 1 ชื่อ จะไม่เพิ่มซ้ำ"))).toBeVisible();
  await button(mine.page, "เพิ่ม 40 คน").tap();
  await expect(mine.page.getByText(say("40 จาก 40"))).toBeVisible();
  await expect(mine.page.locator(".sync")).toHaveText(say("ส่งครบแล้ว"));

  const hers = await newPhone();
  await signInWith(hers, `${server.origin}/sign-in#${code}`);
  await link(hers.page, "รู้ทันข่าวปลอม รุ่นที่ 4").tap();
  await link(mine.page, "รุ่นที่ 4").or(button(mine.page, "รุ่นที่ 4")).tap();
  for (const { page } of [mine, hers]) {
    await link(page, "เช็กชื่อ วันที่ 1 ช่วงเช้า").tap();
    await expect(there(page)).toHaveCount(40);
  }

  // The hall has no signal.
  await mine.signal("noSignal");
  await hers.signal("noSignal");
  await call(mine.page, 25, "first");
  await call(hers.page, 26, "last");
  // A slip of the finger is taken back.
  await button(hers.page, "เลิกทำ (10)").or(hers.page.locator(".toast button")).tap();
  await expect(hers.page.locator(".tally .figure")).toHaveText("25");
  await expect(mine.page.getByText(say("ยังไม่มา 15"))).toBeVisible();

  await mine.signal("signal");
  await hers.signal("signal");
  for (const { page } of [mine, hers]) {
    await expect(page.locator(".sync")).toHaveText(say("ส่งครบแล้ว"), { timeout: 30_000 });
  }
  for (const phone of [mine, hers]) {
    // A hidden phone asks for nothing: it is taken in hand again.
    await phone.page.reload();
    await expect(phone.page.locator(".tally .figure")).toHaveText("40", { timeout: 30_000 });
    await expect(phone.page.getByText(say("จาก 40 คน"))).toBeVisible();
    await expect(phone.page.getByText(say("มาครบทุกคนแล้ว"))).toBeVisible();
  }
  await expect(mine.page.locator(".tally")).toContainText(say("อารี (ตัวอย่าง)เช็ก 15"));
});
