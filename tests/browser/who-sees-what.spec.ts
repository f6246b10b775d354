import type { Page } from "@playwright/test";
import { addPerson, everythingIsSent, heading, latestHelp, logHelpFromPage, say, tab } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("A second phone of the same volunteer sees the entry; the other village's does not, also not through the API", async ({
  server,
  newPhone,
}) => {
  const name = "ยายสองเครื่อง ทดสอบสมมุติ";
  const first = await newPhone();
  await signInWith(first, server.links.volunteer);
  const id = await addPerson(first.page, name);
  await logHelpFromPage(first.page);
  await first.page.goto(`${server.origin}/today`);
  await everythingIsSent(first.page);

  const second = await newPhone();
  await signInWith(second, server.links.volunteer);
  await second.page.goto(`${server.origin}/people/${id}`);
  await expect(heading(second.page, name)).toBeVisible({ timeout: 20_000 });
  await expect(latestHelp(second.page)).toContainText(say("ส่งแล้ว"));

  const other = await newPhone();
  await signInWith(other, server.links.otherVolunteer);
  await tab(other.page, "/people").tap();
  await isUsable(other.page);
  await other.page.getByRole("searchbox").fill(name);
  await expect(other.page.locator("main .row")).toHaveCount(0);
  await other.page.goto(`${server.origin}/people/${id}`);
  await expect(heading(other.page, "ไม่พบคนนี้ในเครื่อง")).toBeVisible();

  const everything = await pullEverything(other.page);
  expect(everything, "the API gives this volunteer people of their own").toContain("citizen");
  expect(everything).not.toContain(name);
  expect(everything).not.toContain(id);
});

test("A volunteer is told plainly that the overview is not theirs", async ({ server, newPhone }) => {
  const { page } = await signedIn(newPhone, server.links.volunteer);
  await page.goto(`${server.origin}/overview`);
  await expect(page.getByText(say("หน้านี้ใช้สำหรับผู้ประสานงาน งานของคุณเริ่มที่หน้าแรก"))).toBeVisible();
  await expect(tab(page, "/overview")).toHaveCount(0);
  expect((await askAsPhone(page, "/v1/overview")).status).toBe(403);
  await page.getByRole("link", { name: say("กลับหน้าแรก") }).tap();
  await expect(page).toHaveURL(`${server.origin}/today`);
});

test("A coordinator of one sub-district is not shown the district around it", async ({ server, newPhone }) => {
  const { page } = await signedIn(newPhone, server.links.subdistrictCoordinator);
  await page.goto(`${server.origin}/overview?area=9801`);
  await expect(page.getByText(say("พื้นที่นี้ไม่อยู่ในความดูแลของคุณ"))).toBeVisible();
  await expect(page.locator(".figure")).toHaveCount(0);
});

const signedIn = async (newPhone: () => Promise<Parameters<typeof signInWith>[0]>, address: string) => {
  const phone = await newPhone();
  await signInWith(phone, address);
  return phone;
};

/** As somebody would who left our app aside and asked the server for all that it gives this session, as text. */
const pullEverything = async (page: Page): Promise<string> => {
  const c = await page.evaluate(() => String(JSON.parse(localStorage.getItem("asa.account") ?? "{}").clientId));
  let all = "";
  let cur: string | null = null;
  for (let turn = 0; turn < 50; turn += 1) {
    const { text } = await askAsPhone(page, "/v1/sync", { c, cur, lim: 262_144, push: [] });
    all += text;
    const answer: { readonly cur: string; readonly more?: true } = JSON.parse(text);
    if (answer.more !== true) return all;
    cur = answer.cur;
  }
  return all;
};
