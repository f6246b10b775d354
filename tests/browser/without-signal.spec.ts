import {
  addPerson,
  button,
  firstTile,
  heading,
  latestHelp,
  link,
  logHelpFromPage,
  peopleHelped,
  say,
  wentWell,
} from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

const name = "ป้าสำเนา ทดสอบสมมุติ";

test("A volunteer works on with no signal and a restarted browser, and it arrives as exactly one person more", async ({
  server,
  newPhone,
}) => {
  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.districtCoordinator);
  const before = await peopleHelped(coordinator, server.origin);

  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  // No trick of the browser: there is no server any more, and no network to look for one.
  await phone.signal("noSignal");
  await server.stop();
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(server.origin);
  await isUsable(page);
  await expect(page).toHaveURL(`${server.origin}/today`);

  await addPerson(page, name);
  await logHelpFromPage(page);
  const entry = page.locator("main .row");
  await expect(entry.locator(".state")).toHaveText(say("รอส่ง"));

  await server.start();
  await phone.signal("signal");
  await expect(entry.locator(".state")).toHaveText(say("ส่งแล้ว"), { timeout: 20_000 });
  expect(await peopleHelped(coordinator, server.origin)).toBe(before + 1);
});

test("Killing the browser right after the tap loses nothing", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  // The sign-in was another day: a browser keeps a new cookie in memory for half a minute (see the test below).
  await phone.close();
  await server.stop();
  await phone.reopen("noSignal");
  await phone.page.goto(server.origin);
  const id = await addPerson(phone.page, name);
  await link(phone.page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(phone.page).tap();
  await wentWell(phone.page).tap();
  await button(phone.page, "บันทึก").tap();
  await heading(phone.page, "บันทึกในเครื่องแล้ว").waitFor();
  await phone.kill();

  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(`${server.origin}/people/${id}`);
  await expect(heading(page, name)).toBeVisible();
  await expect(latestHelp(page)).toContainText(say("รอส่ง"));

  await server.start();
  await phone.signal("signal");
  await expect(latestHelp(page)).toContainText(say("ส่งแล้ว"), { timeout: 20_000 });
});

test("A session that was lost stops sending, never work, and signing in again sends it all", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  await page.context().clearCookies();
  const id = await addPerson(page, name);
  await logHelpFromPage(page);
  await page.goto(`${server.origin}/today`);
  await expect(page.locator(".strip")).toHaveText(say("เข้าสู่ระบบใหม่ก่อนจึงจะส่งได้ – งานในเครื่องอยู่ครบ"));

  await page.goto(server.links.volunteer);
  await button(page, "เข้าสู่ระบบด้วยรหัสในลิงก์").tap();
  await page.waitForURL(`${server.origin}/today`);
  await page.goto(`${server.origin}/people/${id}`);
  await expect(latestHelp(page)).toContainText(say("ส่งแล้ว"), { timeout: 20_000 });
});

test("The app starts and saves on a network that takes every call and never answers", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  await phone.close();
  await server.playDead();
  await phone.reopen();
  await phone.page.goto(server.origin);
  await isUsable(phone.page);
  const id = await addPerson(phone.page, name);
  await logHelpFromPage(phone.page);
  await phone.page.goto(`${server.origin}/people/${id}`);
  await expect(latestHelp(phone.page)).toContainText(say("รอส่ง"));
  await server.start();
});

test("A volunteer changes the language with no signal, and every screen follows", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  await phone.signal("noSignal");
  await server.stop();
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(`${server.origin}/me`);
  await page.getByText("English", { exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Me");
  for (const path of ["/today", "/people", "/people/new", "/log", "/me/sending"]) {
    await page.goto(server.origin + path);
    await isUsable(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/[\u0E00-\u0E7F]/u);
  }
  await server.start();
});
