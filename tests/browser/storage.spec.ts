import type { Page } from "@playwright/test";
import { addPerson, button, everythingIsSent, heading, link, logHelpFromPage, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { plantAccessNews } from "./own-phones.ts";
import { plantLostData, plantOldWork, plantTroubles } from "./planted.ts";
import { prefer } from "./screens.ts";
import { barriers } from "./barriers.ts";
import { cutText, smallTargets } from "./readable.ts";
import { loseDatabase, storedRows, storeRows } from "./stored.ts";

const DAY = 86_400_000;

// Phones of other tests that sign in as the same person would be announced on the first screen.
test.use({ apart: "storage" });

test("The longer work waits on the phone alone, the plainer the phone says so", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await phone.signal("noSignal");
  const id = await addPerson(page, "ยายรอนาน ทดสอบสมมุติ");
  await page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(page);
  const savedAt = Date.now();
  const openAfter = async (days: number): Promise<void> => {
    await page.clock.setFixedTime(savedAt + days * DAY);
    await page.goto(`${server.origin}/today`);
    await isUsable(page);
  };
  await openAfter(0.5);
  await expect(page.getByText(say("รอส่งมา"))).toHaveCount(0);
  await openAfter(1.5);
  await expect(page.getByText(say("มี 2 รายการรอส่งมาตั้งแต่"))).toBeVisible();
  await openAfter(4);
  await expect(link(page, "มีงานรอส่งมาแล้ว 4 วัน")).toBeVisible();
  await openAfter(8);
  await link(page, "มีงานรอส่งมาแล้ว 8 วัน").tap();
  await expect(heading(page, "มีงานรอส่งมาแล้ว 8 วัน")).toBeVisible();
  await link(page, "สำรองลงไฟล์").tap();
  await expect(heading(page, "จดรหัสนี้ลงกระดาษก่อน")).toBeVisible();
});

test("However much is wrong with the phone, and whoever got in, the day's follow-ups stay in view", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone({ width: 360, height: 640 });
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.route("**/v1/sync", (route) => route.abort());
  await plantTroubles(page);
  await plantLostData(page);
  await plantOldWork(page, 8);
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await expect(link(page, "ข้อมูลในเครื่องนี้หายไป")).toBeVisible();
  await expect(link(page, "มีงานรอส่งมาแล้ว 8 วัน")).toBeVisible();
  await staysInView(page);

  await plantAccessNews(page);
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await expect(link(page, "มีคนหรือเครื่องใหม่เข้าสู่ระบบ")).toBeVisible();
  await expect(link(page, "ข้อมูลในเครื่องนี้หายไป")).toBeVisible();
  await staysInView(page);
});

const staysInView = async (page: Page): Promise<void> => {
  const [name, dock] = await Promise.all([
    page.locator("main .row .plate").first().boundingBox(),
    page.locator(".dock").first().boundingBox(),
  ]);
  expect(name?.y ?? Infinity, "the first follow-up begins above the dock").toBeLessThan(dock?.y ?? 0);
};

test("A clock that is years off is told, with how to set it, and the work counts on the right day", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.clock.setFixedTime(Date.now() - 800 * DAY);
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await link(page, "นาฬิกาของเครื่องนี้ไม่ตรง").tap({ timeout: 20_000 });
  await expect(heading(page, "นาฬิกาของเครื่องนี้ไม่ตรง")).toBeVisible();
  await expect(page.getByText(say("ช้าไป"))).toContainText(say("2 ปี"));
  const id = await addPerson(page, "ยายนาฬิกา ทดสอบสมมุติ");
  await page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(page);
  await page.goto(`${server.origin}/people/${id}`);
  await expect(page.locator("main .timeline li").first()).toContainText(say("วันนี้"));
});

test("A database that the browser took away is noticed, and told to the person and the coordinator", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await phone.signal("noSignal");
  await addPerson(page, "ยายข้อมูลหาย ทดสอบสมมุติ");
  // Nothing was sent: the app is not there while the signal comes back.
  await page.route("**/v1/sync", (route) => route.abort());
  await phone.signal("signal");
  await loseDatabase(page, server.origin);
  await page.unroute("**/v1/sync");
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await expect(page.getByText(say("หายไปประมาณ 1 รายการ"))).toBeVisible({ timeout: 20_000 });
  await link(page, "ข้อมูลในเครื่องนี้หายไป").tap();
  await expect(heading(page, "ข้อมูลในเครื่องนี้หายไป")).toBeVisible();
  await expect(page.locator("main .notice").getByRole("link", { name: say("นำงานกลับจากไฟล์สำรอง") })).toBeVisible();
  // The phone's key is gone with the database: its cookie alone opens nothing any more.
  await page.goto(server.links.volunteer);
  await button(page, "เข้าสู่ระบบด้วยรหัสในลิงก์").tap();
  await page.waitForURL(`${server.origin}/today`);
  await page.reload();
  await isUsable(page);
  await everythingIsSent(page);

  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.subdistrictCoordinator);
  await expect(coordinator.page.getByText(say("งานที่ยังไม่ส่งหายจากเครื่องประมาณ 1 รายการ"))).toBeVisible();

  await link(page, "ข้อมูลในเครื่องนี้หายไป").tap();
  await button(page, "รับทราบ").tap();
  await expect(heading(page, "ข้อมูลในเครื่องนี้หายไป")).toHaveCount(0);
  await page.goto(`${server.origin}/today`);
  await isUsable(page);
  await expect(link(page, "ข้อมูลในเครื่องนี้หายไป")).toHaveCount(0);
});

test("Work that waits is carried to another phone in a file, and counts once", async ({ server, newPhone }) => {
  const name = "ยายสำรอง ทดสอบสมมุติ";
  const old = await newPhone();
  await signInWith(old, server.links.volunteer);
  await old.signal("noSignal");
  const id = await addPerson(old.page, name);
  await old.page.goto(`${server.origin}/people/${id}`);
  await logHelpFromPage(old.page);
  await old.page.goto(`${server.origin}/me`);
  await old.page.getByRole("link", { name: say("สำรองงานที่ยังไม่ส่งลงไฟล์") }).tap();
  const code = await old.page.locator(".value").innerText();
  await button(old.page, "จดแล้ว").tap();
  const downloading = old.page.waitForEvent("download");
  await button(old.page, "ส่งไฟล์ออก").tap();
  const file = await (await downloading).path();

  const fresh = await newPhone();
  await signInWith(fresh, server.links.volunteer);
  const { page } = fresh;
  await page.goto(`${server.origin}/me/restore`);
  await page.locator("input[type=file]").setInputFiles(file);
  const field = page.getByLabel(say("รหัสที่จดไว้"));
  await field.fill("AAAA-AAAA-AAAA-AAAA");
  await button(page, "นำงานกลับ").tap();
  await expect(page.getByText(say("รหัสไม่ตรงกับไฟล์นี้ ดูรหัสที่จดไว้อีกครั้ง"))).toBeVisible({ timeout: 20_000 });
  await field.fill(code.replace(/\s+/gu, " "));
  await button(page, "นำงานกลับ").tap();
  await expect(heading(page, "นำงานกลับมาแล้ว")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(say("งานจากไฟล์สำรองส่งครบแล้ว"))).toBeVisible({ timeout: 20_000 });
  await page.goto(`${server.origin}/people/${id}`);
  await expect(heading(page, name)).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("main .timeline li")).toHaveCount(1);

  // The old phone comes back to the signal with the same work.
  await old.signal("signal");
  await old.page.goto(`${server.origin}/today`);
  // Other tests' decisions may wait for the same person's eyes: what counts here is that none of this work does.
  await expect.poll(() => storedRows(old.page, "waiting"), { timeout: 20_000 }).toEqual([]);
  const answered = (await storedRows(old.page, "answered")) as readonly { readonly state: string }[];
  expect(answered.map(({ state }) => state)).toEqual(["sent", "sent"]);
  await old.page.goto(`${server.origin}/people/${id}`);
  await expect(old.page.locator("main .timeline li")).toHaveCount(1);
});

test("A window that is older than the database keeps what was typed in view and says what to do", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.goto(`${server.origin}/people/new`);
  const name = page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง"));
  await name.fill("ยายหน้าต่างเก่า ทดสอบสมมุติ");
  // What a much newer window would leave behind.
  await storeRows(page, "meta", [{ key: "schema", lowestWriter: 1_000_000 }]);
  await button(page, "บันทึก").tap();
  await expect(page.getByText(say("แอปปรับปรุงแล้วในอีกหน้าต่างหนึ่ง"))).toBeVisible();
  await expect(name).toHaveValue("ยายหน้าต่างเก่า ทดสอบสมมุติ");
  await expect(button(page, "เปิดใหม่")).toBeVisible();
  expect(await storedRows(page, "waiting")).toEqual([]);
});

test("A database that cannot be opened is said plainly, and tried again when the person asks", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone({ width: 320, height: 568 });
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await prefer(page, server.origin, { language: "th", textSize: "3", theme: "light" });
  await refuseDatabase(page);
  await page.goto(`${server.origin}/today`);
  await expect(heading(page, "เปิดข้อมูลในเครื่องไม่ได้")).toBeVisible();
  await expect(page.getByText(say("อย่าลบแอปและอย่าล้างข้อมูลของเบราว์เซอร์"))).toBeVisible();
  expect(await cutText(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await page.evaluate(() => Reflect.deleteProperty(indexedDB, "open"));
  await button(page, "ลองอีกครั้ง").tap();
  await expect(page.locator(".target h2")).toBeVisible();
  // The browser complains of what this test does to it.
  phone.forgiveComplaints();
});

/** As in a private window of some browsers. */
const refuseDatabase = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("refused", "InvalidStateError");
    };
  });
