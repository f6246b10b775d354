/** A phone on the real browser: its network, clock, locks, storage and the moments that are worth a look at the server. */
import type { Account } from "#data/account.ts";
import { markInCookie, markInStorage } from "#data/here-mark.ts";
import { browserLock } from "#data/lock/browser-lock.ts";
import { openPhone, type Phone } from "#data/phone.ts";
import type { Sealing } from "#data/phone-database.ts";
import { toServer } from "#data/to-server.ts";
import { onWakeCall, sendLater, sendLock } from "./background-sync.ts";

/** A slow phone draws the next screen in this time. */
const PAINT_MS = 300;
/** After the first screen, its letters and the offline copy. */
const SETTLED_MS = 20_000;

export const openBrowserPhone = (account: Account, sealing: Sealing): Phone =>
  openPhone(account, sealing, {
    fetchFrom: toServer,
    now: () => new Date(),
    random: Math.random,
    elapsedMs: () => performance.now(),
    isVisible: () => document.visibilityState === "visible",
    exclusively: async (work) => {
      // Old WebViews lack locks; two tabs may then send at once, which the server's numbering makes harmless.
      if ("locks" in navigator) await navigator.locks.request(sendLock(sealing.databaseName), work);
      else await work();
    },
    sendLeftWork: async (clientId) => {
      const { sendLeftWork } = await import("#data/lock/left-work.ts");
      const { box } = browserLock();
      await sendLeftWork({ box, indexedDb: indexedDB, fetchFrom: toServer }, account.userId, clientId);
    },
    leftClientId: async () => {
      const { box } = browserLock();
      // Almost nobody has one, and the code for it is in a file of its own.
      if ((await box.left(account.userId)).length === 0) return undefined;
      const { leftClientId } = await import("#data/lock/left-work.ts");
      return leftClientId({ box, indexedDb: indexedDB }, account.userId);
    },
    askToKeepData: () => void navigator.storage?.persist?.(),
    whenPainted: (work) => void setTimeout(work, PAINT_MS),
    makeRoom: async (forWhom) => {
      if (!("caches" in globalThis)) return false;
      const { makeRoom } = await import("#data/make-room.ts");
      return makeRoom({ caches }, forWhom);
    },
    markPlaces: [markInStorage(localStorage, account.userId), markInCookie(document, location.protocol === "https:")],
    // Chromium alone tells; TypeScript's DOM library does not know it.
    savesData: () =>
      (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true,
  });

/** Wakes the sender when the signal or the person comes back, and lets it rest out of sight. Returns how to stop. */
export const followBrowser = (phone: Phone): (() => void) => {
  const { sender, database } = phone;
  const look = (): void => void sender.look();
  const onOnline = (): void => void sender.signalIsBack();
  const leave = async (): Promise<void> => {
    if ((await database.waiting.limit(1).count()) > 0) await sendLater(database.dexie.name);
  };
  // The browser calls the worker as soon as it believes in a signal: while it does, that would be at once and for nothing.
  const onState = (): void => {
    if (sender.state().phase === "failed" && !navigator.onLine) leave().catch(() => undefined);
  };
  const onVisibility = (): void => {
    if (document.visibilityState === "visible") return look();
    sender.rest();
    leave().catch(() => undefined);
  };
  addEventListener("online", onOnline);
  // A window that comes to the front was visible before; a page that comes back from the history fires nothing else.
  addEventListener("focus", look);
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", onVisibility);
  const stopCalls = onWakeCall(() => void sender.called());
  const stopStates = sender.subscribe(onState);
  return () => {
    removeEventListener("online", onOnline);
    removeEventListener("focus", look);
    removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", onVisibility);
    stopCalls();
    stopStates();
    sender.rest();
  };
};

/** Lays by the room that a full phone's next entry will need. */
export const prepareForFullPhone = (): void => {
  if (!("caches" in globalThis) || !("storage" in navigator)) return;
  setTimeout(async () => {
    try {
      const { layBallast } = await import("#data/make-room.ts");
      await layBallast({
        caches,
        estimate: () => navigator.storage.estimate(),
        random: (bytes) => void crypto.getRandomValues(bytes),
      });
    } catch (error) {
      // The next start lays it.
      console.warn(error);
    }
  }, SETTLED_MS);
};
