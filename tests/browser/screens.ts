/** Every screen of the app and how to get there, for whatever looks at all of them. */
import type { Page } from "@playwright/test";
import { isUsable } from "./phone.ts";

export type Who = "nobody" | "volunteer" | "subdistrictCoordinator" | "districtCoordinator";

export interface Screen {
  readonly name: string;
  readonly who: Who;
  readonly open: (page: Page, origin: string) => Promise<void>;
}

/** What a person may choose for their phone, as the app keeps it. */
export interface Preferences {
  readonly language: "th" | "en";
  readonly textSize: "1" | "2" | "3";
  readonly theme: "phone" | "light" | "dark";
}

/** As if chosen in ฉัน; the page has to be opened again to show it. */
export const prefer = async (page: Page, origin: string, preferences: Preferences): Promise<void> => {
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/sign-in`);
  await page.evaluate((chosen) => localStorage.setItem("asa.preferences", chosen), JSON.stringify(preferences));
};

const at =
  (path: string) =>
  async (page: Page, origin: string): Promise<void> => {
    // The same address again would only be a reload, which keeps the step that the screen was at.
    await page.goto("about:blank");
    await page.goto(origin + path);
    await isUsable(page);
  };

/** Opens the first address on the screen before that begins so. */
const atFirst =
  (from: string, link: string, rest = "") =>
  async (page: Page, origin: string): Promise<void> => {
    await at(from)(page, origin);
    const address = await page.locator(`main a[href^="${link}"]`).first().getAttribute("href");
    await at(`${address}${rest}`)(page, origin);
  };

const andPress =
  (open: Screen["open"], button: string): Screen["open"] =>
  async (page, origin) => {
    await open(page, origin);
    await page.locator(button).first().click();
  };

const outcome: Screen["open"] = async (page, origin) => {
  await atFirst("/log", "/log/")(page, origin);
  const topic = await page.locator('main a[href^="/log/"]').first().getAttribute("href");
  await at(topic ?? "")(page, origin);
};

const saved: Screen["open"] = async (page, origin) => {
  await outcome(page, origin);
  await page.locator("main .choice").first().click();
  await page.locator(".dock .button").click();
  await page.waitForURL(/\/log\/saved\//u);
  await isUsable(page);
};

const wrongCode: Screen["open"] = async (page, origin) => {
  await at("/sign-in")(page, origin);
  await page.locator(".dock a").click();
  await page.locator('input[name="code"]').fill("WMWM-WMWM");
  await page.locator(".dock button").click();
  await page.locator(".field-error").waitFor();
};

const volunteer = (name: string, open: Screen["open"]): Screen => ({ name, who: "volunteer", open });

export const screens: readonly Screen[] = [
  { name: "welcome", who: "nobody", open: at("/sign-in") },
  { name: "code", who: "nobody", open: andPress(at("/sign-in"), ".dock a") },
  { name: "code-refused", who: "nobody", open: wrongCode },
  volunteer("already-signed-in", at("/sign-in")),
  volunteer("today", at("/today")),
  volunteer("today-done-sheet", andPress(at("/today"), "main .row button")),
  volunteer("people", at("/people")),
  volunteer("person", atFirst("/people", "/people/0")),
  volunteer("person-edit", atFirst("/people", "/people/0", "/edit")),
  volunteer("person-new", at("/people/new")),
  volunteer("person-new-details", andPress(at("/people/new"), "main button.button-quiet")),
  volunteer("log-whom", at("/log")),
  volunteer("log-search", at("/log/search")),
  volunteer("log-group", at("/log/group")),
  volunteer("log-topic", atFirst("/log", "/log/0")),
  volunteer("log-topic-groups", atFirst("/log", "/log/0", "?group=all")),
  volunteer("log-topic-group", atFirst("/log", "/log/0", "?group=WEL")),
  volunteer("log-outcome", outcome),
  volunteer("log-outcome-urgent", atFirst("/log", "/log/0", "/SCAM-MONEY")),
  volunteer("log-details-sheet", andPress(outcome, "main .meta-line button")),
  volunteer("log-saved", saved),
  volunteer("me", at("/me")),
  volunteer("me-sending", at("/me/sending")),
  volunteer("refused", at("/overview")),
  volunteer("lost", at("/nowhere")),
  { name: "overview-district", who: "districtCoordinator", open: at("/overview") },
  { name: "overview-subdistrict", who: "districtCoordinator", open: atFirst("/overview", "/overview?area=") },
  { name: "coordinator-refused", who: "subdistrictCoordinator", open: at("/people") },
];
