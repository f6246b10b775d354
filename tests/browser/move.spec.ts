import { addPerson, button, everythingIsSent, firstTile, heading, link, say, wentWell } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { storedRows } from "./stored.ts";

test("A person who moves is looked after in the new village, with what was promised; the history stays", async ({
  server,
  newPhone,
}) => {
  const there = await newPhone();
  await signInWith(there, server.links.otherVolunteer);
  let village = "";
  await expect(async () => {
    const posts = (await storedRows(there.page, "record:membership")) as readonly {
      readonly body: { readonly role: string; readonly scope: string };
    }[];
    village = posts.find(({ body }) => body.role === "volunteer")?.body.scope ?? "";
    expect(village).not.toBe("");
  }).toPass({ timeout: 20_000 });

  const here = await newPhone();
  await signInWith(here, server.links.volunteer);
  const { page } = here;
  const name = "ยายย้ายบ้าน ทดสอบสมมุติ";
  const id = await addPerson(page, name);
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await wentWell(page).tap();
  await button(page, "บันทึก").tap();
  await page.locator("main").getByText(say("พรุ่งนี้"), { exact: true }).tap();
  await expect(page.locator("main").getByText(say("นัดไว้"))).toBeVisible();

  await page.goto(`${server.origin}/people/${id}/edit`);
  await button(page, "แจ้งย้ายออกหรือเสียชีวิต").tap();
  await link(page, "เลือกหมู่บ้านที่ย้ายไป (ถ้ารู้)").tap();
  const subdistricts = await page.request.get(`${server.origin}/areas/${village.slice(0, 2)}.json`);
  await page.getByRole("searchbox").fill(nameOfSubdistrict(await subdistricts.json(), village));
  await page.locator("main ul button").first().tap();
  await page.getByLabel(say("หมู่ที่")).fill(String(Number(village.slice(6))));
  await button(page, "ใช้ที่อยู่นี้").tap();
  await expect(heading(page, "ย้ายไปหมู่บ้านใหม่")).toBeVisible();
  await expect(page.getByText(say("นัดติดตามที่ยังเปิดอยู่ 1 นัด จะไปกับคนนี้"))).toBeVisible();
  await button(page, "ย้าย").tap();
  await expect(page.getByText(say("ย้ายไปอยู่"))).toBeVisible();
  await expect(page.locator("main .timeline li")).toHaveCount(1);
  await page.goto(`${server.origin}/people`);
  await page.getByRole("button", { name: say("ดูคนที่ไม่ได้อยู่ในความดูแลแล้ว") }).tap();
  await expect(page.locator("main .row", { hasText: name })).toContainText(say("ย้ายออกแล้ว"));
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);

  await expect(async () => {
    await there.page.goto(`${server.origin}/people`);
    await isUsable(there.page);
    await there.page.getByRole("searchbox").fill(name);
    await expect(there.page.locator("main .row").first()).toContainText(name, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await there.page.locator("main .row a").first().tap();
  await expect(there.page.getByText(say("ย้ายมาจากหมู่บ้านอื่น"))).toBeVisible();
  await expect(heading(there.page, "นัดติดตาม")).toBeVisible();
  await expect(there.page.locator("main .timeline li")).toHaveCount(0);
});

/** In the file of a province a code is written as its last two digits. */
const nameOfSubdistrict = (file: unknown, village: string): string => {
  const { districts } = file as {
    readonly districts: readonly [string, string, string, readonly [string, string, string][]][];
  };
  const subdistricts = districts.find(([code]) => code === village.slice(2, 4))?.[3] ?? [];
  return subdistricts.find(([code]) => code === village.slice(4, 6))?.[1] ?? "";
};
