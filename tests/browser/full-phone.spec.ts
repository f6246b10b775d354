import { addPerson, heading } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test("A volunteer whose phone is full saves an entry all the same, with the room that was laid by", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  const hasBallast = () => page.evaluate(() => caches.has("ballast-1"));
  await expect.poll(hasBallast, { timeout: 40_000 }).toBe(true);

  const browser = await page.context().newCDPSession(page);
  const { usage } = await browser.send("Storage.getUsageAndQuota", { origin: server.origin });
  await browser.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: usage + 4_000_000 });
  await page.evaluate(fillTheRest);

  const id = await addPerson(page, "ป้าสำเนา ทดสอบสมมุติ");
  expect(await hasBallast()).toBe(false);
  await page.goto(`${server.origin}/people/${id}`);
  await isUsable(page);
  await expect(heading(page, "ป้าสำเนา ทดสอบสมมุติ")).toBeVisible();
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
