import { button, heading, keepCourse, link, say, tab } from "./acts.ts";
import { answer } from "./answer-test.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("A course that is kept is learnt without a signal: a lesson from where it was left, tests failed and passed, hours on another phone", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  await keepCourse(phone.page, "รู้ทันข่าวปลอม");
  await link(phone.page, "เริ่มเรียน").tap();
  await button(phone.page, "หน้าถัดไป").tap();
  const second = (await phone.page.locator("h1").textContent()) ?? "";
  await button(phone.page, "ออก").tap();
  await link(phone.page, "เริ่มเรียน").tap();
  await expect(heading(phone.page, second)).toBeVisible();

  // The network and the server are gone, and the browser was closed in the middle of a lesson.
  await phone.signal("noSignal");
  await server.stop();
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(`${server.origin}/learn/FAKE-3/1/1`);
  await expect(heading(page, second)).toBeVisible();
  while (await button(page, "หน้าถัดไป").isVisible()) await button(page, "หน้าถัดไป").tap();
  await expect(page.getByText(say("ลองทำบนเครื่องของคุณ"))).toBeVisible();
  await button(page, "เรียนจบบทนี้").tap();
  await page.waitForURL(/\/learn\/FAKE-3\/1\/2$/u);

  await page.goto(`${server.origin}/learn/FAKE-3/test/1`);
  await isUsable(page);
  await answer(page, false, "ยังไม่ใช่");
  for (let n = 1; n < 10; n += 1) await answer(page, true, "ถูกต้อง");
  await button(page, "บันทึกและดูผล").tap();
  await expect(page.getByText(say("ถูก 9 จาก 10 ข้อ"))).toBeVisible();

  await page.goto(`${server.origin}/learn/FAKE-3/test/post`);
  for (let n = 0; n < 20; n += 1) await answer(page, n < 5, "");
  await button(page, "บันทึกและดูผล").tap();
  await expect(heading(page, "ยังไม่ผ่าน ลองอีกครั้งได้")).toBeVisible();
  await expect(page.getByText(say("ได้ร้อยละ 25"))).toBeVisible();
  await expect(heading(page, "ควรอ่านอีกครั้ง")).toBeVisible();
  await button(page, "ลองอีกครั้ง").tap();
  for (let n = 0; n < 20; n += 1) await answer(page, n >= 5, "");
  await button(page, "บันทึกและดูผล").tap();
  await expect(heading(page, "ผ่าน")).toBeVisible();

  await server.start();
  await phone.signal("signal");
  await page.goto(`${server.origin}/me/sending`);
  await expect(page.getByText(say("รอส่ง"))).toHaveCount(0, { timeout: 20_000 });

  const other = await newPhone();
  await signInWith(other, server.links.volunteer);
  await tab(other.page, "/learn").tap();
  // A lesson of 6 minutes and a test of 12, once, and the better of the two last tests.
  await expect(other.page.getByText(say("คุณเรียนมาแล้วรวม 18 นาที"))).toBeVisible();
  await link(other.page, "รู้ทันข่าวปลอม").tap();
  await expect(other.page.getByText(say("ได้ร้อยละ 75"))).toBeVisible();
});
