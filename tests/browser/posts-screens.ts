/** People and posts, as their coordinator sees them. */
import type { Page } from "@playwright/test";
import { encode } from "#tests/domain/sheet-bytes.ts";
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

/** A screen that is reached from another. */
const then =
  (open: Open, link: string): Open =>
  async (page, origin) => {
    await open(page, origin);
    await page.locator(link).first().click();
    await page.locator("main input").first().waitFor();
  };

const rosterFile = [
  "รายชื่อ อสด. รุ่นที่ 3",
  "ลำดับ,ชื่อ-สกุล,เบอร์โทรศัพท์,รหัสหมู่บ้าน,สีเสื้อ,เลขบัตรประชาชน",
  "1,นางสาวน้ำเพชร ปิ่นสมมุติ,812345678,98010101,แดง,1101700230708",
  "2,นายฐิติ ญาณตัวอย่าง,0812345679,98010199,ฟ้า,",
  "3,นางคำแก้ว ดวงสมมุติ,0812345679,98010101,ฟ้า,",
  "4,นายบุญมี ศรีสมมุติ,08123,98010102,ฟ้า,",
  "5,นายเทศบาล นครสมมุติ,,98990063,ฟ้า,",
  "6,นางสาวน้ำเพชร ปิ่นสมมุติ,812345678,98010101,แดง,",
];

const roster =
  (lines: readonly string[]): Open =>
  async (page, origin) => {
    await page.route("**/v1/invitations/roster", (route) => {
      const { makeGood } = route.request().postDataJSON() as { makeGood: boolean };
      const codes = ["นางสาวน้ำเพชร ปิ่นสมมุติ", "นางคำแก้ว ดวงสมมุติ"].map((name, index) => ({
        line: index + 2,
        userId: `019ab000-0000-7000-8000-0000000000e${index}`,
        name,
        role: "volunteer",
        scope: "98010101",
        code: index === 0 ? "K7M4-QPX3" : "W2RT-9HNC",
        codeUntil: ago(-3 * DAY),
      }));
      const bad = [{ line: 3, field: "village", code: "newVillage" }];
      return route.fulfill({ json: makeGood ? { bad: [], made: codes } : { bad, made: [] } });
    });
    await at("/posts/roster")(page, origin);
    const buffer = Buffer.from(encode["windows-874"](lines.join("\r\n")));
    await page.locator('main input[type="file"]').setInputFiles({ name: "อบรม.csv", mimeType: "text/csv", buffer });
    await page.locator("main .cols-4").first().waitFor();
  };

const rosterMade: Open = async (page, origin) => {
  await roster(rosterFile)(page, origin);
  await page.locator(".dock button:not([aria-busy])").click();
  await page.locator("main b.post-line").first().waitFor();
};

export const postsScreens: readonly (readonly [name: string, open: Open])[] = [
  ["posts", at("/posts")],
  ["posts-invite", at("/posts/invite")],
  ["posts-invite-wrong", andPress(at("/posts/invite"), ".dock button")],
  ["posts-invite-code", code],
  ["posts-invite-waiting", waiting],
  ["posts-person", person],
  ["posts-person-end", andPress(person, "main .row button.button-plain")],
  ["posts-person-give", then(person, 'main a[href$="/give"]')],
  ["posts-person-move", then(person, 'main a[href*="instead"]')],
  ["posts-person-replace", then(person, 'main a[href*="/replace/"]')],
  ["posts-person-replace-chosen", andPress(then(person, 'main a[href*="/replace/"]'), "main li button")],
  ["posts-person-lost", andPress(person, "main .row .button-quiet")],
  ["posts-roster", at("/posts/roster")],
  ["posts-roster-look", roster(rosterFile)],
  ["posts-roster-columns", roster(["ใคร,ไหน", "แดง สมมุติ,98010101"])],
  ["posts-roster-mend", andPress(roster(rosterFile), "main .row .button-plain")],
  ["posts-roster-made", rosterMade],
  ["posts-roster-code", andPress(rosterMade, "main .row .button-plain")],
  ["posts-new-code", at("/posts/019ab000-0000-7000-8000-0000000000f2/code")],
];
