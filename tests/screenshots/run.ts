/**
 * `npm run screenshots`: the two pictures of the README, from the real app on the demo province.
 * `npm run screenshots -- --all DIR [name …] [@look …]`: every screen (or those whose name begins so), each in six looks
 * (or those looks), for looking at.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buyPhone, signInWith, type Phone, type PhoneLook } from "#tests/browser/phone.ts";
import { withProductionServer, type ProductionServer } from "#tests/browser/production-server.ts";
import { prefer, screens, type Preferences, type Screen } from "#tests/browser/screens.ts";

interface Look extends PhoneLook {
  readonly name: string;
  readonly prefers: Preferences;
}

const thai: Preferences = { language: "th", textSize: "1", theme: "light" };
const looks: readonly Look[] = [
  { name: "th", prefers: thai },
  { name: "en", prefers: { ...thai, language: "en" } },
  { name: "large-320", width: 320, height: 568, prefers: { ...thai, textSize: "3" } },
  { name: "large-320-en", width: 320, height: 568, prefers: { ...thai, textSize: "3", language: "en" } },
  { name: "dark", theme: "dark", prefers: { ...thai, theme: "phone" } },
  { name: "wide", width: 1280, height: 800, prefers: thai },
];

const forReadme = async (server: ProductionServer): Promise<void> => {
  const directory = join("docs", "images");
  mkdirSync(directory, { recursive: true });
  const pictures = [
    { file: "today-th.png", screen: "today", look: "th" },
    { file: "overview-th.png", screen: "overview-district", look: "wide" },
  ] as const;
  for (const { file, screen, look } of pictures) {
    const chosen = looks.find(({ name }) => name === look);
    const wanted = screens.filter(({ name }) => name === screen);
    if (chosen) await shoot(server, chosen, wanted, () => join(directory, file), false);
  }
};

const everything = async (server: ProductionServer, directory: string, names: readonly string[]): Promise<void> => {
  mkdirSync(directory, { recursive: true });
  const starts = names.filter((name) => !name.startsWith("@"));
  const asked = new Set(names.flatMap((name) => (name.startsWith("@") ? [name.slice(1)] : [])));
  const wanted = screens.filter(({ name }) => starts.length === 0 || starts.some((start) => name.startsWith(start)));
  for (const look of looks.filter(({ name }) => asked.size === 0 || asked.has(name))) {
    await shoot(server, look, wanted, (screen) => join(directory, `${screen.name}.${look.name}.png`), true);
  }
};

/** One phone for each kind of person, so that each signs in once. */
const shoot = async (
  server: ProductionServer,
  look: Look,
  wanted: readonly Screen[],
  fileOf: (screen: Screen) => string,
  fullPage: boolean,
): Promise<void> => {
  for (const who of new Set(wanted.map((screen) => screen.who))) {
    const phone = await buyPhone(`10.9.${looks.indexOf(look)}.${who.length}`, look);
    if (who !== "nobody") await signInWith(phone, server.links[who]);
    await prefer(phone.page, server.origin, look.prefers);
    for (const screen of wanted.filter((one) => one.who === who)) {
      await screen.open(phone.page, server.origin);
      await settle(phone);
      await phone.page.screenshot({ path: fileOf(screen), fullPage });
      console.log(fileOf(screen));
    }
    for (const complaint of phone.complaints) console.error(complaint);
    await phone.throwAway();
  }
};

/** Fonts come after the first screen, and a picture should show what people end up with. */
const settle = async ({ page }: Phone): Promise<void> => {
  await page.locator("main[data-usable]").waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.waitForTimeout(400);
};

const [, , mode, directory, ...names] = process.argv;
await withProductionServer((server) =>
  mode === "--all" && directory !== undefined ? everything(server, directory, names) : forReadme(server),
);
