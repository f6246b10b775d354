/** People and posts, as their coordinator sees them. */
import type { Page } from "@playwright/test";
import { andPress, at, type Open } from "./open-screen.ts";
import { ownPhones } from "./own-phones.ts";

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const DAY = 24 * 60;

const made = () => ({
  id: "019ab000-0000-7000-8000-0000000000f1",
  userId: "019ab000-0000-7000-8000-0000000000f2",
  link: "AAAAAAAAAAAAAAAAAAAAAA",
  linkUntil: ago(-10),
  code: "K7M4-QPX3",
  codeUntil: ago(-3 * DAY),
});

/** As the server would answer: the real one makes an invitation at each look. */
const invited = async (page: Page, phones: readonly object[] = []): Promise<void> => {
  const post = { role: "volunteer", scope: "98010105" };
  const { id, userId, codeUntil } = made();
  const open = { id, userId, name: "คำแก้ว ดวงสมมุติ", post, codeUntil, phones, needsSecond: false };
  await page.route("**/v1/invitations", (route) =>
    route.fulfill({ json: route.request().method() === "POST" ? made() : { asOf: ago(0), list: [open] } }),
  );
};

const filled: Open = async (page, origin) => {
  await at("/posts/invite")(page, origin);
  await page.locator("main .stack > li button").first().click();
  await page.locator("main input").first().fill("คำแก้ว ดวงสมมุติ");
};

const code: Open = async (page, origin) => {
  await invited(page);
  await filled(page, origin);
  await page.locator(".dock button").click();
  await page.locator(".spoken-code").waitFor();
};

const waiting: Open = async (page, origin) => {
  await invited(page, [{ id: "4", askedAt: ago(3), browser: "Firefox", numbers: ["217", "482", "906"] }]);
  await filled(page, origin);
  await page.locator(".dock button").click();
  await page.locator("main .choices").last().waitFor();
};

/** With phones as the server would send them: one in use, and one that was taken away. */
const person: Open = async (page, origin) => {
  const { asOf, list } = ownPhones();
  await page.route("**/v1/devices/of?*", (route) => route.fulfill({ json: { asOf, name: "นก", list } }));
  await at("/posts")(page, origin);
  const address = await page.locator('main a[href^="/posts/0"]').nth(2).getAttribute("href");
  await at(address ?? "")(page, origin);
  await page.locator("main .row button").first().waitFor();
};

export const postsScreens: readonly (readonly [name: string, open: Open])[] = [
  ["posts", at("/posts")],
  ["posts-invite", at("/posts/invite")],
  ["posts-invite-wrong", andPress(at("/posts/invite"), ".dock button")],
  ["posts-invite-code", code],
  ["posts-invite-waiting", waiting],
  ["posts-person", person],
  ["posts-person-end", andPress(person, "main .row .button-plain")],
  ["posts-person-lost", andPress(person, "main .row .button-quiet")],
  ["posts-new-code", at("/posts/019ab000-0000-7000-8000-0000000000f2/code")],
];
