/** The phones of a person, and those that wait for somebody's yes. */
import { andPress, at, inApp, startedAt, type Open } from "./open-screen.ts";
import { ownPhones, phonesThatWait, plantAccessNews } from "./own-phones.ts";

/** With a phone that asks, one that is new and one that was taken away. */
const phones: Open = async (page, origin) => {
  await page.route("**/v1/devices", (route) => route.fulfill({ json: ownPhones() }));
  await inApp(page, origin);
  await plantAccessNews(page);
  await startedAt("/phones")(page, origin);
  await page.locator("main .rows .row").first().waitFor();
};

export const ownPhoneScreens: readonly (readonly [name: string, open: Open])[] = [
  ["phones", phones],
  ["phones-lost", andPress(phones, "main .row button")],
];

/** For a coordinator: one of somebody else's invitation, and one of their own. */
export const waitingPhones: Open = async (page, origin) => {
  await page.route("**/v1/invitations", (route) => route.fulfill({ json: phonesThatWait() }));
  await at("/waiting-phones")(page, origin);
  await page.locator("main .choices").first().waitFor();
};
