import { addPerson, button, everythingIsSent, link, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";
import { changeWaiting, storedRows } from "./stored.ts";

const NAME = "ยายขอให้ลบ ทดสอบสมมุติ";

test("[E1] What was typed about a person who asked to be erased goes from the phone, in a form that mends refused work too", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.volunteer);
  const { page } = phone;
  const id = await addPerson(page, NAME);
  await page.goto(`${server.origin}/today`);
  await everythingIsSent(page);

  // An edit that the server refuses.
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/people/${id}/edit`);
  await page.getByLabel(say("ชื่อเล่น")).fill("ยายแก้");
  await button(page, "บันทึก").tap();
  await page.waitForURL(`${server.origin}/people/${id}`);
  await changeWaiting(page, "citizen", { nickname: "ก".repeat(101) });
  await phone.signal("signal");
  await page.goto(`${server.origin}/me/sending`);
  await page.locator('main .row a[href^="/me/sending/"]').first().tap();
  await link(page, "แก้แล้วส่งใหม่").tap();
  await page.getByLabel(say("ชื่อเล่น")).fill(`ของ${NAME}`);
  const drafts = async () => (await storedRows(page, "kept")).filter((row) => String(row["name"]).startsWith("draft:"));
  await expect.poll(drafts).toHaveLength(1);

  server.command("src/server/erase.ts", "--person", id);
  await page.goto(`${server.origin}/today`);
  await expect.poll(drafts, { timeout: 20_000 }).toEqual([]);
  const tables = ["record:citizen", "bases", "waiting", "answered", "kept"];
  const left = await Promise.all(tables.map((table) => storedRows(page, table)));
  expect(JSON.stringify(left)).not.toContain(NAME);
  expect(JSON.stringify(left)).not.toContain("ยายแก้");
});
