import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const options = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // Our own measure of targets is stricter, and knows that the dock only lies over what can be scrolled from under it.
  rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: false } },
  // What is in order needs no list of where it stands.
  resultTypes: ["violations" as const],
};

/** WCAG 2.2 AA and what is good practice, with the contrast of AAA: the app is read in sunlight and by older eyes. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  const violations = (await lookAgain(page)) ?? (await lookFirst(page));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} – ${target.join(" ")} – ${html.slice(0, 160)}`),
  );
};

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

/** Brings axe into the page, which takes several times as long as looking. */
const lookFirst = async (page: Page): Promise<Violations> =>
  (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()).violations;

/** `null`: this page has not been looked at. */
const lookAgain = (page: Page): Promise<Violations | null> =>
  page.evaluate(async (asked) => {
    if (!("axe" in window)) return null;
    // As AxeBuilder left it there.
    const axe = window.axe as { readonly run: (root: Document, how: object) => Promise<{ violations: Violations }> };
    return (await axe.run(document, asked)).violations;
  }, options);
