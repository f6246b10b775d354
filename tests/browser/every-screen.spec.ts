import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { cutText, smallTargets } from "./readable.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith, type PhoneLook } from "./phone.ts";
import { prefer, screens, type Preferences } from "./screens.ts";

interface Look extends PhoneLook {
  readonly says: string;
  readonly prefers: Preferences;
}

const small = { width: 320, height: 568 } as const;
const looks: readonly Look[] = [
  {
    says: "in Thai at 320 px with the largest text",
    ...small,
    prefers: { language: "th", textSize: "3", theme: "light" },
  },
  {
    says: "in English at 320 px with the largest text",
    ...small,
    prefers: { language: "en", textSize: "3", theme: "light" },
  },
  { says: "in Thai in the dark", theme: "dark", prefers: { language: "th", textSize: "1", theme: "phone" } },
  {
    says: "in English on a wide screen",
    width: 1280,
    height: 800,
    prefers: { language: "en", textSize: "2", theme: "light" },
  },
];
const people = [...new Set(screens.map(({ who }) => who))];

for (const look of looks) {
  for (const who of people) {
    test(`Nothing is cut and nobody is shut out ${look.says}, on every screen of ${who}`, async ({
      server,
      newPhone,
    }) => {
      test.setTimeout(240_000);
      const phone = await newPhone(look);
      const { page } = phone;
      if (who !== "nobody") await signInWith(phone, server.links[who]);
      await prefer(page, server.origin, look.prefers);
      for (const screen of screens.filter((one) => one.who === who)) {
        await test.step(screen.name, async () => {
          await screen.open(page, server.origin);
          await page.evaluate(async () => void (await document.fonts.ready));
          expect.soft(await cutText(page), `${screen.name}: cut`).toEqual([]);
          expect.soft(await smallTargets(page), `${screen.name}: small targets`).toEqual([]);
          expect.soft(await barriers(page), `${screen.name}: barriers`).toEqual([]);
        });
      }
    });
  }
}

/** WCAG 2.2 AA and what is good practice, with the contrast of AAA: the app is read in sunlight and by older eyes. */
const barriers = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // Our own measure of targets is stricter, and knows that the dock only lies over what can be scrolled from under it.
      rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: false } },
    })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} – ${target.join(" ")} – ${html.slice(0, 160)}`),
  );
};
