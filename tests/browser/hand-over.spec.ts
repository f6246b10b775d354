import { addPerson, button, everythingIsSent, heading, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith, type Phone } from "./phone.ts";

test.use({ apart: "hand-over" });

const accountOf = ({ page }: Phone): Promise<{ readonly userId: string; readonly name: string }> =>
  page.evaluate(() => JSON.parse(localStorage.getItem("asa.account") ?? "{}"));

test("A coordinator hands a village over: the next volunteer has its people, the one before is told", async ({
  server,
  newPhone,
}) => {
  const [before, next, desk] = [await newPhone(), await newPhone(), await newPhone()];
  await signInWith(before, server.links.volunteer);
  await signInWith(next, server.links.otherVolunteer);
  await addPerson(before.page, "ป้ามอบต่อ ทดสอบสมมุติ");
  await before.page.goto(`${server.origin}/today`);
  await everythingIsSent(before.page);
  const [from, to] = [await accountOf(before), await accountOf(next)];

  await signInWith(desk, server.links.districtCoordinator);
  await desk.page.goto(`${server.origin}/posts/${from.userId}`);
  await link(desk.page, "ให้คนอื่นทำแทน").first().tap();
  await button(desk.page, "ยืนยันให้ทำแทน").tap();
  await expect(desk.page.getByText(say("เลือกคนที่จะทำแทนก่อน"))).toBeVisible();
  await desk.page.getByRole("searchbox").fill(to.name);
  await desk.page.locator("main li button").first().tap();
  await expect(desk.page.locator("main .notice")).toContainText(say("ระบบแจ้งทั้งสองคนให้ทราบในเครื่อง"));
  await button(desk.page, "ยืนยันให้ทำแทน").tap();
  await expect(heading(desk.page, to.name)).toBeVisible();
  await expect(desk.page.locator(".toast")).toContainText(say("ส่งมอบหน้าที่แล้ว"));

  await next.page.goto(`${server.origin}/people`);
  await next.page.getByRole("searchbox").fill("ป้ามอบต่อ");
  await expect(next.page.locator("main .row", { hasText: "ป้ามอบต่อ" })).toBeVisible({ timeout: 20_000 });
  await before.page.goto(`${server.origin}/phones`);
  await expect(
    before.page
      .getByText(say("สิ้นสุด"))
      .or(before.page.getByText(say("พ้นหน้าที่")))
      .first(),
  ).toBeVisible({
    timeout: 20_000,
  });
});
