/** The screens of the lock, for whatever looks at all of them. The test's own hand that types PINs rests meanwhile. */
import type { Page } from "@playwright/test";
import type { Open } from "./open-screen.ts";
import { typePinByHand } from "./test-key.ts";

const atLock: Open = async (page, origin) => {
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/sign-in`);
  await typePinByHand(page);
  await page.goto("about:blank");
  await page.goto(`${origin}/today`);
  await page.locator("main[data-usable]").waitFor();
};

export const typeDigits = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) await page.locator(".keypad").getByRole("button", { name: digit, exact: true }).click();
};

const wrong: Open = async (page, origin) => {
  await atLock(page, origin);
  await typeDigits(page, "908172");
  await page.locator(".pin-message:not(:empty)").waitFor();
};

const forgotten: Open = async (page, origin) => {
  await atLock(page, origin);
  await page.locator(".keypad .word").first().click();
  await page.locator(".dock").waitFor();
};

/** The key is gone for this reason, as `dropKey` of src/data/lock/lock-box.ts leaves it. */
const keyGone =
  (why: string): Open =>
  async (page, origin) => {
    await atLock(page, origin);
    await changeLocks(page, why);
    await page.goto("about:blank");
    await page.goto(`${origin}/today`);
    await page.locator(".dock").waitFor();
  };

const unset: Open = async (page, origin) => {
  await atLock(page, origin);
  await changeLocks(page, null);
  await page.goto("about:blank");
  await page.goto(`${origin}/today`);
  await page.locator("main.pin").waitFor();
};

const weak: Open = async (page, origin) => {
  await unset(page, origin);
  await typeDigits(page, "123456");
  await page.locator(".pin-message:not(:empty)").waitFor();
};

/** `null`: nobody has ever set a PIN here. */
const changeLocks = (page: Page, gone: string | null): Promise<void> =>
  page.evaluate(
    (why) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("asa-lock");
        opening.addEventListener("success", () => {
          const transaction = opening.result.transaction("locks", "readwrite");
          const locks = transaction.objectStore("locks");
          const all = locks.getAll();
          all.addEventListener("success", () => {
            for (const lock of all.result) {
              if (why === null) locks.delete(lock.userId);
              else locks.put({ ...lock, wrap: null, gone: why });
            }
          });
          transaction.addEventListener("complete", () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    gone,
  );

export const lockScreens: readonly (readonly [name: string, open: Open])[] = [
  ["lock", atLock],
  ["lock-wrong", wrong],
  ["lock-forgotten", forgotten],
  ["lock-gone-tries", keyGone("tries")],
  ["lock-gone-revoked", keyGone("revoked")],
  ["lock-gone-away", keyGone("away")],
  ["lock-set-weak", weak],
  ["lock-set", unset],
];
