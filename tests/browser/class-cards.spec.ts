import { button, heading, link, say, tab } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "class-cards" });

test("Learners are counted by the card on their phone and by the poster at the door, and all of it without a signal", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const [trainer, learner, other] = [await newPhone(), await newPhone(), await newPhone()];
  await signInWith(trainer, server.links.trainer);
  await signInWith(learner, server.links.volunteer);
  await signInWith(other, server.links.otherVolunteer);
  for (const phone of [trainer, learner, other]) await phone.signal("noSignal");

  await tab(learner.page, "/learn").tap();
  await link(learner.page, "บัตรผู้เรียน").tap();
  const card = await learner.page.locator("main svg.qr").screenshot();
  const name = (await learner.page.locator("figcaption b").textContent()) ?? "";

  const { page } = trainer;
  await tab(page, "/training").tap();
  await page.locator('main a[href^="/training/0"]').first().tap();
  await page.locator('main a[href*="/roll/"]').last().tap();
  const before = Number(await page.locator(".tally .figure").textContent());
  await link(page, "สแกน QR ผู้เรียน").tap();
  const show = (picture: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name: "qr.png", mimeType: "image/png", buffer: picture });
  await show(card);
  await expect(page.getByText(say("รุ่นนี้เต็มแล้ว"))).toBeVisible();
  await page.goBack();
  await page.goBack();
  await link(page, "แก้ไขรุ่นนี้").tap();
  await page.getByLabel(say("จำนวนที่นั่ง")).fill("60");
  await button(page, "บันทึก").tap();
  await page.locator('main a[href*="/roll/"]').last().tap();
  await link(page, "สแกน QR ผู้เรียน").tap();
  await show(card);
  // They were on no list, and have a place now.
  await expect(page.getByText(say(`เพิ่ม ${name} เข้ารุ่นและเช็กชื่อแล้ว`))).toBeVisible();
  await expect(page.locator(".tally .figure")).toHaveText(String(before + 1));
  await show(card);
  await expect(page.getByText(say(`${name} เช็กชื่อไปแล้ว`))).toBeVisible();

  await page.goBack();
  await link(page, "โปสเตอร์ให้ผู้เรียนสแกนเอง").tap();
  const poster = await page.locator("main svg.qr").screenshot();
  await tab(other.page, "/learn").tap();
  await link(other.page, "เช็กชื่อด้วยโปสเตอร์").tap();
  await other.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "qr.png", mimeType: "image/png", buffer: poster });
  await expect(heading(other.page, "มาเรียนช่วงนี้ใช่ไหม")).toBeVisible();
  await button(other.page, "ฉันมาแล้ว").tap();
  await expect(heading(other.page, "เช็กชื่อแล้ว")).toBeVisible();

  for (const phone of [other, trainer]) await phone.signal("signal");
  await expect(other.page.getByText(say("บันทึกในเครื่องแล้ว"))).toBeVisible();
  await other.page.goto(`${server.origin}/me/sending`);
  await expect(other.page.getByText(say("รอส่ง"))).toHaveCount(0, { timeout: 20_000 });
  await page.goBack();
  await page.reload();
  // Whose poster was read, and who is on no list, is one tap away from it.
  await button(page, "เพิ่มชื่อ").first().tap();
  await expect(page.locator(".tally .figure")).toHaveText(String(before + 2));
});
