import { button, heading, link, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("A link lets people in by itself, and its code does not stay in the address", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  await expect(phone.page).toHaveURL(`${server.origin}/today`);
  await phone.page.goBack().catch(() => null);
  expect(phone.page.url()).not.toContain("#");
});

test("A code is typed in any case with a space, and shown as ABCD-EFGH", async ({ server, newPhone }) => {
  const { page } = await newPhone();
  const code = codeOf(server.links.volunteer);
  await page.goto(server.origin);
  await link(page, "เริ่มใช้งาน").tap();
  const field = page.getByLabel(say("รหัส 8 ตัว"));
  await field.pressSequentially(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  await expect(field).toHaveValue(`${code.slice(0, 4)}-${code.slice(4)}`);
  await button(page, "เข้าสู่ระบบ").tap();
  await page.waitForURL(`${server.origin}/today`);
});

test("A letter in the middle of the code is put right without the caret running away", async ({ server, newPhone }) => {
  const { page } = await newPhone();
  await page.goto(server.origin);
  await link(page, "เริ่มใช้งาน").tap();
  const field = page.getByLabel(say("รหัส 8 ตัว"));
  await field.pressSequentially("ABXDEFGH");
  for (let at = 0; at < 6; at += 1) await field.press("ArrowLeft");
  await field.press("Backspace");
  await field.press("c");
  await field.press("q");
  await expect(field).toHaveValue("ABCQ-DEFG");
});

test("Why signing in did not work is said with the next step", async ({ server, newPhone }) => {
  const { page } = await newPhone();
  await page.goto(`${server.origin}/sign-in#WXYWXYWX`);
  // From the link straight to the form, with the code in it and the reason under it.
  await expect(page.getByText(say("รหัสนี้ใช้ไม่ได้"))).toBeVisible();
  await expect(page).toHaveURL(`${server.origin}/sign-in`);
  const field = page.getByLabel(say("รหัส 8 ตัว"));
  await expect(field).toHaveValue("WXYW-XYWX");
  await field.fill("WXYWXYW0");
  await button(page, "เข้าสู่ระบบ").tap();
  await expect(page.getByText(say("ในรหัสไม่มีตัว O I L S Z"))).toBeVisible();
  await field.fill("abc");
  await button(page, "เข้าสู่ระบบ").tap();
  await expect(page.getByText(say("รหัสมี 8 ตัว ตอนนี้ใส่แล้ว 3 ตัว"))).toBeVisible();
  await field.fill("ฟหกด");
  await expect(page.getByText(say("เปลี่ยนแป้นพิมพ์เป็นภาษาอังกฤษก่อน"))).toBeVisible();

  await page.context().setOffline(true);
  await field.fill("WXYWXYWX");
  await button(page, "เข้าสู่ระบบ").tap();
  await expect(heading(page, "ครั้งแรกต้องมีสัญญาณ")).toBeVisible();
  await page.context().setOffline(false);
  await page.route("**/v1/sign-in", (route) => route.fulfill({ status: 429, headers: { "retry-after": "42" } }));
  await button(page, "เข้าสู่ระบบ").tap();
  await expect(page.getByText(/รออีก\s42\sวินาที/u)).toBeVisible();
});

test("Two people share a phone, and each finds only their own work", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.goto(server.links.otherVolunteer);
  await expect(heading(page, "เครื่องนี้มีผู้ใช้อยู่แล้ว")).toBeVisible();
  const firstName = await page.locator("main h2").textContent();
  await button(page, "เข้าสู่ระบบด้วยรหัสในลิงก์").tap();
  await page.waitForURL(`${server.origin}/today`);
  await isUsable(page);
  await page.goto(`${server.origin}/sign-in`);
  await isUsable(page);
  await expect(page.locator("main h2")).not.toHaveText(firstName ?? "");
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases.filter((name) => name?.startsWith("asa-0"))).toHaveLength(2);
});

test("Inside LINE nobody signs in: the way out takes the code along", async ({ server, newPhone }) => {
  const { page } = await newPhone({ userAgent: "Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile Line/14.3.1" });
  await page.goto(server.links.volunteer);
  await expect(heading(page, "หน้านี้เปิดอยู่ในแอป LINE")).toBeVisible();
  await button(page, "เปิดด้วยเบราว์เซอร์").tap();
  await page.waitForURL(/openExternalBrowser=1/u);
  expect(page.url()).toContain(`#${new URL(server.links.volunteer).hash.slice(1)}`);
  expect(await page.evaluate(() => localStorage.getItem("asa.account"))).toBeNull();
});

test("A browser that cannot keep work is named as too old, before any code is used", async ({ server, newPhone }) => {
  const { page } = await newPhone();
  await page.addInitScript(() => Object.defineProperty(crypto, "randomUUID", { value: undefined }));
  await page.goto(server.links.volunteer);
  await expect(heading(page, "เบราว์เซอร์นี้เก่าเกินไป")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("asa.account"))).toBeNull();
});

const codeOf = (address: string): string => new URL(address).hash.replace(/[#-]/gu, "");

test("A session's cookie copied to another device opens nothing there", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  expect((await askAsPhone(phone.page, "/v1/me")).status).toBe(200);

  const thief = await newPhone();
  await thief.page.goto(server.origin);
  await thief.page.context().addCookies(await phone.page.context().cookies());
  const unsigned = await thief.page.evaluate(async () => (await fetch("/v1/me")).status);
  expect(unsigned).toBe(401);
  // The thief's browser makes a key of its own when somebody tries to sign in there.
  await thief.page.goto(`${server.origin}/sign-in#WXYWXYWX`);
  await expect(thief.page.getByText(say("รหัสนี้ใช้ไม่ได้"))).toBeVisible();
  expect((await askAsPhone(thief.page, "/v1/me")).status).toBe(401);
});

test("A browser that keeps no key says so before a code is used", async ({ server, newPhone }) => {
  const { page } = await newPhone();
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  });
  await page.goto(`${server.origin}/sign-in#${codeOf(server.links.volunteer)}`);
  await expect(page.getByText(say("หน้าต่างนี้ยังเข้าสู่ระบบไม่ได้"))).toBeVisible();
});
