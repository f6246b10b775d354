import { button, heading, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

const figure = ".card .figure";

test("A coordinator reads the figures with no signal, with how old they are, and a failure hides nothing", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  await expect(button(phone.page, "ปรับปรุง")).toBeVisible();
  const figures = await phone.page.locator(figure).allTextContents();
  await phone.signal("noSignal");
  await server.stop();
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(server.origin);
  await isUsable(page);
  await expect(heading(page, "อำเภอเมืองสาธิต")).toBeVisible();
  await expect(heading(page, "ไม่มีสัญญาณ ยังปรับปรุงตัวเลขไม่ได้")).toBeVisible();
  await expect(page.getByText(say("ข้อมูล ณ วันนี้"))).toBeVisible();
  expect(await page.locator(figure).allTextContents()).toEqual(figures);

  await server.start();
  await phone.signal("signal");
  await button(page, "ปรับปรุง").tap();
  await expect(heading(page, "ไม่มีสัญญาณ ยังปรับปรุงตัวเลขไม่ได้")).toBeHidden();
});

test("A coordinator goes from the district to a sub-district and back", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  await page.getByRole("link", { name: say("ตำบลสาธิตกลาง") }).tap();
  await expect(heading(page, "ตำบลสาธิตกลาง")).toBeVisible();
  await isUsable(page);
  await expect(heading(page, "รายตำบล")).toHaveCount(0);
  await page.getByRole("link", { name: say("กลับไปอำเภอเมืองสาธิต") }).tap();
  await expect(heading(page, "อำเภอเมืองสาธิต")).toBeVisible();
});

test("Who has been silent longest stands first, with the call beside the name", async ({ server, newPhone }) => {
  const phone = await newPhone({ width: 1280, height: 800 });
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  const rows = page.locator("table tbody tr");
  await expect(rows).toHaveCount(32);
  const days = (await rows.locator("td:nth-child(2)").allTextContents()).flatMap((text) =>
    [...text.matchAll(/เงียบ\s(\d+)/gu)].map(([, count]) => Number(count)),
  );
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  await expect(rows.first().getByRole("link", { name: /^โทรหา/u })).toHaveAttribute("href", /^tel:[\d+]+$/u);
});

test("An answer of another shape breaks nothing: what was kept stays", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  await expect(button(page, "ปรับปรุง")).toBeVisible();
  const figures = await page.locator(figure).allTextContents();
  await page.route("**/v1/overview**", (route) => route.fulfill({ json: { area: 7, volunteers: "none" } }));
  await button(page, "ปรับปรุง").tap();
  await expect(page.getByText(say("ระบบกลางยังไม่พร้อม"))).toBeVisible();
  expect(await page.locator(figure).allTextContents()).toEqual(figures);
});
