import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** WCAG 2.2 AA and what is good practice, with the contrast of AAA: the app is read in sunlight and by older eyes. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
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
