import { addPerson, button, everythingIsSent, link, logHelpFromPage, say, tab } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "twins" });

test("Two phones add one neighbour without a signal: one tap joins the two records, another takes them apart", async ({
  server,
  newPhone,
}) => {
  const [one, two] = [await newPhone(), await newPhone()];
  for (const phone of [one, two]) {
    await signInWith(phone, server.links.volunteer);
    await phone.signal("noSignal");
    await addPerson(phone.page, "สมปอง ทองดีสมมุติ");
    await logHelpFromPage(phone.page);
  }
  const { page } = one;
  const figure = page.locator("header h2").first();
  for (const phone of [two, one]) {
    await phone.signal("signal");
    await phone.page.goto(`${server.origin}/today`);
    await everythingIsSent(phone.page);
  }
  const both = await figure.textContent();
  await tab(page, "/people").tap();
  await page
    .locator("main .row", { hasText: say("อาจมีชื่อซ้ำ 1 คู่") })
    .getByRole("link")
    .tap();
  await expect(page.locator("main .row")).toHaveCount(2);
  await button(page, "คนเดียวกัน").tap();
  await expect(page.locator(".toast")).toContainText(say("รวมเป็นคนเดียวแล้ว"));
  await expect(page.getByText(say("ไม่มีชื่อซ้ำที่ต้องตรวจ"))).toBeVisible();

  await page.goto(`${server.origin}/people`);
  await page.getByRole("searchbox").fill("สมปอง");
  await expect(page.locator("main .row")).toHaveCount(1);
  await page.locator("main .row a").first().tap();
  await expect(page.locator("main .timeline li")).toHaveCount(2);
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);
  await expect(figure).not.toHaveText(both ?? "");

  await two.page.goto(`${server.origin}/people`);
  await two.page.getByRole("searchbox").fill("สมปอง");
  await expect(two.page.locator("main .row")).toHaveCount(1, { timeout: 20_000 });
  await two.page.locator("main .row a").first().tap();
  await button(two.page, "แยกออกเป็นสองคน").tap();
  await expect(two.page.locator("main .timeline li")).toHaveCount(1);
  await link(two.page, "บันทึกการช่วยเหลือ").waitFor();
});
