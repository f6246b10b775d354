/** A volunteer with very quick hands: the real screens, tapped from inside the page without a pause between. */
import type { Page } from "@playwright/test";
import { say } from "#tests/browser/acts.ts";

interface Hands {
  /** Asks for so many helps one after another; resolves when the last one is called saved. */
  readonly log: (count: number) => Promise<void>;
}

/**
 * Call before a page is opened. `onSaved` hears of each help at the moment when a screen calls it saved, by its id;
 * `onTap` of each tap on "save".
 */
export const lendHands = async (
  page: Page,
  hears: { readonly onSaved: (id: string) => void; readonly onTap?: () => void },
): Promise<void> => {
  await page.exposeFunction("helpIsSaved", hears.onSaved);
  await page.exposeFunction("saveIsTapped", hears.onTap ?? (() => undefined));
};

/** The page must show the app, with somebody signed in. */
export const quickHands = (page: Page, citizenId: string): Hands => ({
  log: (count) =>
    page.evaluate(logHelps, {
      citizenId,
      count,
      words: { save: say("บันทึก"), saved: say("บันทึกในเครื่องแล้ว") },
    }),
});

interface Asked {
  readonly citizenId: string;
  readonly count: number;
  readonly words: { readonly save: string; readonly saved: string };
}

/** Runs inside the page: it may use nothing from outside. */
const logHelps = async ({ citizenId, count, words }: Asked): Promise<void> => {
  // Put there by `lendHands`.
  const { helpIsSaved, saveIsTapped } = window as unknown as Record<string, (id?: string) => Promise<void>>;
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (let tries = 0; tries < 3_000; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`Not found on ${location.pathname}: ${document.body.textContent}`);
  };
  const at = (path: RegExp): boolean => path.test(location.pathname);
  const element = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
  const withText = (selector: string, text: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.trim() === text);
  for (let done = 0; done < count; done++) {
    // From a saved help every step into the questions leads home, and the next one begins elsewhere.
    if (at(/^\/log\/saved\//u)) {
      history.pushState({}, "", "/people");
      dispatchEvent(new PopStateEvent("popstate", { state: {} }));
      await until(() => !withText("h1, h2", words.saved));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    history.pushState({}, "", `/log/${citizenId}`);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    const tile = await until(() => at(/^\/log\/[^/]+$/u) && element("main .tiles a"));
    tile.click();
    const choice = await until(() => at(/^\/log\/[^/]+\/[^/]+$/u) && element("main .choice"));
    choice.click();
    const save = await until(() => {
      const button = withText("button", words.save);
      return button?.matches(":disabled, [aria-disabled=true]") ? null : button;
    });
    void saveIsTapped?.();
    save.click();
    await until(() => at(/^\/log\/saved\//u) && withText("h1, h2", words.saved));
    await helpIsSaved?.(location.pathname.slice(-36));
  }
};
