import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, link, say } from "./acts.ts";
import { answer } from "./answer-test.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import { storedRows } from "./stored.ts";

test.use({ apart: "learn-together" });

const tick = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("searchbox").fill(name);
  await page.locator("main .choice", { hasText: say(name) }).tap();
};

const takeTest = async (page: Page, right: number): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await answer(page, n < right, "");
  await button(page, "บันทึกและดูผล").tap();
};

const turn = (page: Page, name: string) => page.locator("main .row", { hasText: say(name) });

test("A volunteer learns with two elders without a signal: a lesson is everybody's, each takes the test alone, one fails first", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(180_000);
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const [first, second] = ["ป้าเรียนหนึ่ง สมมุติ", "ลุงเรียนสอง สมมุติ"];
  const firstId = await addPerson(page, first);
  await page.goto(`${server.origin}/people`);
  const secondId = await addPerson(page, second);
  await page.goto(`${server.origin}/learn`);
  await link(page, "รู้ทันข่าวปลอม").tap();
  await button(page, "เก็บไว้ใช้ตอนไม่มีสัญญาณ").tap();
  await expect(page.getByText(say("อยู่ในเครื่อง"))).toBeVisible();
  await phone.signal("noSignal");

  await link(page, "เรียนด้วยกันกับคนในความดูแล").tap();
  await tick(page, first);
  await tick(page, second);
  await button(page, "เริ่มเรียนด้วยกัน 2 คน").tap();
  await expect(link(page, "เรียนด้วยกัน 2 คน")).toBeVisible();
  await link(page, "เริ่มเรียน").tap();
  await page.reload();
  await expect(page.getByText(say("เรียนด้วยกัน 2 คน"))).toBeVisible();
  while (await button(page, "หน้าถัดไป").isVisible()) await button(page, "หน้าถัดไป").tap();
  await button(page, "เรียนจบบทนี้").tap();
  await page.waitForURL(/\/learn\/FAKE-3\/1\/2$/u);
  expect(await learners(page, "lessonDone")).toEqual([undefined, firstId, secondId].map(String).sort());

  await page.goto(`${server.origin}/learn/FAKE-3/test/post`);
  await link(page, first).tap();
  await expect(page.locator("header").getByText(say(first))).toBeVisible();
  await takeTest(page, 15);
  await expect(heading(page, "ผ่าน")).toBeVisible();
  await link(page, "คนถัดไป").tap();
  await expect(turn(page, first)).toContainText(say("ได้ร้อยละ 75"));
  await link(page, second).tap();
  await expect(page.locator("header").getByText(say(second))).toBeVisible();
  await takeTest(page, 5);
  await expect(heading(page, "ยังไม่ผ่าน ลองอีกครั้งได้")).toBeVisible();
  await button(page, "ลองอีกครั้ง").tap();
  await takeTest(page, 18);
  await expect(heading(page, "ผ่าน")).toBeVisible();
  await link(page, "คนถัดไป").tap();
  await expect(turn(page, second)).toContainText(say("ได้ร้อยละ 90"));
  expect(await learners(page, "attempt")).toEqual([firstId, secondId, secondId].sort());

  // Nothing of it is the volunteer's own but the lesson.
  await page.goto(`${server.origin}/learn`);
  await expect(page.getByText(say("คุณเรียนมาแล้วรวม 6 นาที"))).toBeVisible();
  await link(page, "รู้ทันข่าวปลอม").tap();
  await link(page, "เรียนด้วยกัน 2 คน").tap();
  await button(page, "จบการเรียนด้วยกัน").tap();
  await expect(link(page, "เรียนด้วยกันกับคนในความดูแล")).toBeVisible();

  await page.goto(`${server.origin}/people/${secondId}`);
  await expect(turn(page, "รู้ทันข่าวปลอม")).toContainText(say("สอบหลังเรียนได้ร้อยละ 90"));
  await phone.signal("signal");
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
});

/** Of whom the records of a type are, in the order of their names; "undefined" is whose phone it is. */
const learners = async (page: Page, kind: string): Promise<readonly string[]> => {
  const rows = (await storedRows(page, `record:${kind}`)) as readonly {
    readonly body: { readonly citizenId?: string };
  }[];
  return rows.map(({ body }) => String(body.citizenId)).sort();
};
