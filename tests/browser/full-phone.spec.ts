import { addPerson, latestHelp, logHelpFromPage } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("[S1] A volunteer whose phone is full saves an entry all the same, with the room that was laid by", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  const hasBallast = () => page.evaluate(() => caches.has("ballast-1"));
  await expect.poll(hasBallast, { timeout: 40_000 }).toBe(true);
  const id = await addPerson(page, "ป้าสำเนา ทดสอบสมมุติ");

  const browser = await page.context().newCDPSession(page);
  const { usage } = await browser.send("Storage.getUsageAndQuota", { origin: server.origin });
  await browser.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: usage + 4_000_000 });
  await page.evaluate(fillTheRest);
  await page.evaluate(untilTheBrowserNotices);

  await logHelpFromPage(page);
  expect(await hasBallast()).toBe(false);
  await page.goto(`${server.origin}/people/${id}`);
  await isUsable(page);
  await expect(latestHelp(page)).toBeVisible();
});

/** Runs in the page: what other parts of the phone would use up, to the last hundred bytes. */
async function fillTheRest(): Promise<void> {
  const filler = await caches.open("filler");
  for (const bytes of [60_000, 1_000, 100]) {
    try {
      for (let at = 0; ; at += 1) {
        const content = crypto.getRandomValues(new Uint8Array(bytes));
        await filler.put(`/filler-${bytes}-${at}`, new Response(content));
      }
    } catch {
      // Full, as far as pieces of this size go.
    }
  }
}

/** Runs in the page: Chromium's databases look at the room that is left only every so often. */
async function untilTheBrowserNotices(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open("filler", 1);
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("s", { autoIncrement: true }));
    opening.addEventListener("success", () => resolve(opening.result));
  });
  const put = (): Promise<boolean> =>
    new Promise((resolve) => {
      const transaction = database.transaction("s", "readwrite", { durability: "strict" });
      transaction.objectStore("s").put("a few letters");
      transaction.addEventListener("complete", () => resolve(true));
      transaction.addEventListener("abort", () => resolve(false));
    });
  while (await put()) await new Promise((resolve) => setTimeout(resolve, 100));
  database.close();
}
