/** Every screen of the app and how to get there, for whatever looks at all of them. */
import type { Page } from "@playwright/test";
import { attendScreens } from "./attend-screens.ts";
import { certificateScreens, verifyScreens } from "./certificate-screens.ts";
import { incomeScreens } from "./income-screens.ts";
import { lockScreens } from "./lock-screens.ts";
import { andPress, at, atFirst, inApp, leave, nowhere, type Open, startedAt } from "./open-screen.ts";
import { isUsable } from "./phone.ts";
import type { DemoPerson } from "./production-server.ts";
import { learnScreens } from "./learn-screens.ts";
import { ownPhoneScreens, waitingPhones } from "./phone-screens.ts";
import { plantManyDue, plantUnfit } from "./planted-rows.ts";
import { postsScreens } from "./posts-screens.ts";
import { reviewQueue } from "./review-queue.ts";
import { selfCheckScreens } from "./self-check-screens.ts";
import { skillScreens } from "./skill-screens.ts";
import { signInScreens } from "./sign-in-screens.ts";
import { trainingScreens } from "./training-screens.ts";
import { planted, plantLostData, plantOldWork, plantTroubles } from "./planted.ts";

export type Who = "nobody" | DemoPerson;

/** Who has one screen of their own, made of the parts of others. */
export const office: readonly Who[] = ["centre", "trainer", "agency", "national", "administrator"];

export interface Screen {
  readonly name: string;
  readonly who: Who;
  readonly open: Open;
  /** Something went wrong first: it comes after the screens of every day, on a phone that is troubled from then on. */
  readonly ofTrouble?: true;
}

/** What a person may choose for their phone, as the app keeps it. */
export interface Preferences {
  readonly language: "th" | "en";
  readonly textSize: "1" | "2" | "3";
  readonly theme: "phone" | "light" | "dark";
}

/** As if chosen in ฉัน; what is opened next shows it. */
export const prefer = async (page: Page, origin: string, preferences: Preferences): Promise<void> => {
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/sign-in`);
  await page.evaluate((chosen) => localStorage.setItem("asa.preferences", chosen), JSON.stringify(preferences));
  await leave(page);
};

const outcome: Open = async (page, origin) => {
  await atFirst("/log", "/log/")(page, origin);
  const topic = await page.locator('main a[href^="/log/"]').first().getAttribute("href");
  await at(topic ?? "")(page, origin);
};

/** The latest help of somebody who has one. */
const inHistory =
  (then = ""): Open =>
  async (page, origin) => {
    await atFirst("/people", "/people/0")(page, origin);
    const entry = await page.locator("main .timeline li a").first().getAttribute("href");
    await at(`${entry ?? ""}${then}`)(page, origin);
  };

const saved: Open = async (page, origin) => {
  await outcome(page, origin);
  await page.locator("main .choice").first().click();
  await page.locator(".dock .button").click();
  await page.waitForURL(/\/log\/saved\//u);
  await isUsable(page);
};

/** With troubles in the phone's database, put there once: the app notices them when it is started. */
const troubled =
  (path: string): Open =>
  async (page, origin) => {
    await inApp(page, origin);
    if (await page.evaluate((flag) => sessionStorage.getItem(flag) !== null, TROUBLED)) return at(path)(page, origin);
    await plantTroubles(page);
    await page.evaluate((flag) => sessionStorage.setItem(flag, "yes"), TROUBLED);
    await startedAt(path)(page, origin);
  };

const TROUBLED = "troubled";

/** With work that nobody could send, and no way to send it now. */
const waited =
  (path: string, days: number): Open =>
  async (page, origin) => {
    await page.route("**/v1/sync", (route) => route.abort());
    await inApp(page, origin);
    await plantOldWork(page, days);
    await startedAt(path)(page, origin);
  };

const lost: Open = async (page, origin) => {
  await inApp(page, origin);
  await plantLostData(page);
  await startedAt("/today")(page, origin);
  await page.locator('main .row a[href="/me"]').first().waitFor();
};

const unfit: Open = async (page, origin) => {
  await inApp(page, origin);
  await plantUnfit(page);
  await startedAt("/me")(page, origin);
};

const manyDue: Open = async (page, origin) => {
  await inApp(page, origin);
  await plantManyDue(page);
  await startedAt("/today")(page, origin);
};

const move: Open = async (page, origin) => {
  await atFirst("/people", "/people/0", "/move")(page, origin);
  await page.locator("main ul button").first().waitFor();
};

const moveConfirm: Open = async (page, origin) => {
  await move(page, origin);
  await page.locator("main ul button").nth(1).click();
  await page.locator("main input").fill("3");
  await page.locator(".dock button").click();
  await page.locator("main .card").waitFor();
};

const backup: Open = async (page, origin) => {
  await waited("/me/backup", 8)(page, origin);
  await page.locator("main .card button").click();
};

const reviews: Open = async (page, origin) => {
  await page.route("**/v1/reviews?**", (route) => route.fulfill({ json: reviewQueue() }));
  await at("/reviews")(page, origin);
  await page.locator(".figure, .row, table").first().waitFor();
};

const decide: Open = async (page, origin) => {
  await reviews(page, origin);
  await page.locator("main .row button, main td button").first().click();
  await page.locator("dialog .pick").first().click();
};

const volunteer = (name: string, open: Open): Screen => ({ name, who: "volunteer", open });

const ofTrouble: readonly Screen[] = [
  volunteer("today-troubles", troubled("/today")),
  volunteer("me-troubles", troubled("/me")),
  volunteer("me-conflicts", troubled("/me/conflicts")),
  volunteer("me-conflict", troubled(`/me/conflicts/${planted.conflict}`)),
  volunteer("me-conflict-needs", troubled(`/me/conflicts/${planted.conflict.replace(/11$/u, "13")}`)),
  volunteer("me-conflict-missing", troubled(`/me/conflicts/${planted.conflict.replace(/11$/u, "14")}`)),
  volunteer("me-sending-troubles", troubled("/me/sending")),
  volunteer("me-entry-refused", troubled(`/me/sending/${planted.refusedHelp}`)),
  volunteer("me-entry-give", andPress(troubled(`/me/sending/${planted.refusedHelp}`), "main .stack > .button-quiet")),
  volunteer(
    "me-entry-discard",
    andPress(troubled(`/me/sending/${planted.refusedHelp}`), "main .stack > .button-plain"),
  ),
  volunteer("me-entry-person", troubled(`/me/sending/${planted.refusedPerson}`)),
  volunteer("me-entry-follow-up", troubled(`/me/sending/${planted.refusedFollowUp}`)),
  volunteer("me-entry-day", andPress(troubled(`/me/sending/${planted.refusedFollowUp}`), ".dock button")),
  volunteer("me-entry-outside", troubled(`/me/sending/${planted.outside}`)),
  volunteer("me-entry-gone", troubled(`/me/sending/${planted.gone}`)),
  volunteer("me-entry-held", troubled(`/me/sending/${planted.held}`)),
  volunteer("me-entry-erased", troubled(`/me/sending/${planted.erased}`)),
  volunteer("me-review-open", troubled(`/me/reviews/${planted.openReview}`)),
  volunteer("me-review-accepted", troubled(`/me/reviews/${planted.accepted}`)),
  volunteer("me-review-refused", troubled(`/me/reviews/${planted.refused}`)),
  volunteer("person-conflicts", async (page, origin) => {
    await troubled(`/me/conflicts/${planted.conflict}`)(page, origin);
    const address = await page.locator('main a[href^="/people/"]').first().getAttribute("href");
    await at(address ?? "")(page, origin);
    await page.locator("main .notice").first().waitFor();
  }),
  volunteer("mend-person", troubled(`/people/new?mend=${planted.refusedPerson}`)),
  volunteer("mend-help", async (page, origin) => {
    await troubled(`/me/sending/${planted.refusedHelp}`)(page, origin);
    await page.locator(".dock a").click();
    await page.locator(".choice").first().waitFor();
  }),
  volunteer("me-unfit", unfit),
  volunteer("today-many-due", manyDue),
  volunteer("today-lost-data", lost),
  volunteer("today-days", waited("/today", 4)),
  volunteer("today-week", waited("/today", 8)),
  volunteer("me-lost-week", waited("/me", 8)),
  volunteer("me-backup", backup),
  ...lockScreens.map(([name, open]) => volunteer(name, open)),
];

export const screens: readonly Screen[] = [
  ...signInScreens.map(([name, open]) => ({ name, who: "nobody" as const, open })),
  ...verifyScreens.map(([name, open]) => ({ name, who: "nobody" as const, open })),
  volunteer("already-signed-in", at("/sign-in")),
  volunteer("today", at("/today")),
  volunteer("today-done-sheet", andPress(at("/today"), "main .row button")),
  volunteer("people", at("/people")),
  volunteer("person", atFirst("/people", "/people/0")),
  volunteer("person-edit", atFirst("/people", "/people/0", "/edit")),
  volunteer("help-entry", inHistory()),
  volunteer("help-correct", inHistory("/correct")),
  volunteer("person-follow-up", atFirst("/people", "/people/0", "/follow-up")),
  volunteer("people-twins", at("/people/twins")),
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
  ...ownPhoneScreens.map(([name, open]) => volunteer(name, open)),
  volunteer("me-sending", at("/me/sending")),
  volunteer("me-restore", at("/me/restore")),
  volunteer("me-backup-nothing", at("/me/backup")),
  volunteer("me-conflicts-none", at("/me/conflicts")),
  volunteer("person-move", move),
  volunteer("person-move-confirm", moveConfirm),
  ...learnScreens.map(([name, open]) => volunteer(name, open)),
  ...attendScreens.map(([name, open]) => volunteer(name, open)),
  volunteer("skills-none", at("/skills")),
  ...incomeScreens.map(([name, open]) => volunteer(name, open)),
  ...certificateScreens.map(([name, open]) => volunteer(name, open)),
  ...skillScreens.map(([name, open]) => volunteer(name, open)),
  ...selfCheckScreens.map(([name, open]) => volunteer(name, open)),
  volunteer("refused", at("/overview")),
  volunteer("lost", at(nowhere)),
  ...ofTrouble.map((screen) => ({ ...screen, ofTrouble: true as const })),
  { name: "overview-district", who: "districtCoordinator", open: at("/overview") },
  { name: "overview-subdistrict", who: "districtCoordinator", open: atFirst("/overview", "/overview?area=") },
  { name: "report", who: "districtCoordinator", open: at("/report") },
  { name: "reviews", who: "districtCoordinator", open: reviews },
  { name: "reviews-decide", who: "districtCoordinator", open: decide },
  { name: "waiting-phones", who: "districtCoordinator", open: waitingPhones },
  ...postsScreens.map(([name, open]) => ({ name, who: "districtCoordinator" as const, open })),
  { name: "centre", who: "centre", open: at("/centre") },
  ...trainingScreens.map(([name, open]) => ({ name, who: "trainer" as const, open })),
  { name: "agency", who: "agency", open: at("/agency") },
  { name: "nation", who: "national", open: at("/nation") },
  { name: "administration", who: "administrator", open: at("/administration") },
  { name: "coordinator-refused", who: "subdistrictCoordinator", open: at("/people") },
];
