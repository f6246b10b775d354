/** A phone on the real browser: its network, clock, locks and the moments that are worth a look at the server. */
import type { Account } from "#data/account.ts";
import { openPhone, type Phone } from "#data/phone.ts";

/** A slow phone draws the next screen in this time. */
const PAINT_MS = 300;

export const openBrowserPhone = (account: Account): Phone =>
  openPhone(account, {
    fetchFrom: (...request) => fetch(...request),
    now: () => new Date(),
    random: Math.random,
    elapsedMs: () => performance.now(),
    isVisible: () => document.visibilityState === "visible",
    exclusively: async (work) => {
      // Old WebViews lack locks; two tabs may then send at once, which the server's numbering makes harmless.
      if ("locks" in navigator) await navigator.locks.request(`asa-send-${account.userId}`, work);
      else await work();
    },
    askToKeepData: () => void navigator.storage?.persist?.(),
    whenPainted: (work) => void setTimeout(work, PAINT_MS),
  });

/** Wakes the sender when the signal or the person comes back, and lets it rest out of sight. Returns how to stop. */
export const followBrowser = ({ sender }: Phone): (() => void) => {
  const onOnline = (): void => void sender.wake();
  const onVisibility = (): void => {
    if (document.visibilityState === "visible") void sender.look();
    else sender.rest();
  };
  addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onVisibility);
    sender.rest();
  };
};
