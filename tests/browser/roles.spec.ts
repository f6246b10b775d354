import { heading, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import type { DemoPerson } from "./production-server.ts";

/** Where each begins, a sentence that is true of them, and a question of another role's that they are refused. */
const beginnings: readonly (readonly [person: DemoPerson, home: string, says: string, refused: string])[] = [
  ["provinceCoordinator", "/overview", "คนที่ช่วยแล้ว", "/v1/nation"],
  ["centre", "/centre", "ศูนย์ดิจิทัลชุมชนสาธิต 1", "/v1/overview"],
  ["trainer", "/training", "กำลังเรียน", "/v1/overview"],
  ["agency", "/agency", "กรมพัฒนาฝีมือแรงงาน", "/v1/accounts"],
  ["national", "/nation", "หมู่บ้านที่ทำงาน", "/v1/overview"],
  ["administrator", "/administration", "เครื่องที่เข้าสู่ระบบอยู่", "/v1/overview"],
];

for (const [person, home, says, refused] of beginnings) {
  test(`The day of somebody in the post of ${person} begins on their own page, and other pages say whose they are`, async ({
    server,
    newPhone,
  }) => {
    const phone = await newPhone();
    await signInWith(phone, server.links[person]);
    const { page } = phone;
    await expect(page).toHaveURL(server.origin + home);
    await expect(page.getByText(say(says)).first()).toBeVisible({ timeout: 20_000 });
    expect((await askAsPhone(page, refused)).status).toBe(403);
    await page.goto(`${server.origin}/people`);
    await expect(heading(page, "หน้านี้ไม่ใช่งานในหน้าที่ของคุณ")).toBeVisible();
    await page.getByRole("link", { name: say("กลับหน้าแรก") }).tap();
    await expect(page).toHaveURL(server.origin + home);
    // What was brought once is there without a signal.
    await phone.signal("noSignal");
    await page.reload();
    await expect(page.getByText(say(says)).first()).toBeVisible({ timeout: 20_000 });
  });
}
