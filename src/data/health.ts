/**
 * Whether the phone's database can be opened at all. A browser may refuse (private window, damaged files, no room), keep
 * it waiting for another window, or never answer: each is shown to the person with a next step, and tried again.
 */
import { Dexie } from "dexie";
import { isStorageFull } from "./storage-errors.ts";

export type PhoneHealth =
  | { readonly state: "opening" }
  | { readonly state: "open" }
  | {
      readonly state: "trouble";
      /** `blocked`: a window with an older version holds the database. `slow`: the browser does not answer. */
      readonly why: "cannotOpen" | "full" | "blocked" | "slow";
    };

export interface Health {
  readonly state: () => PhoneHealth;
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves when the database is open; rejects when it cannot be opened, or was let go. */
  readonly opened: () => Promise<unknown>;
  /** Tries to open it again; `state` tells what came of it. */
  readonly retry: () => Promise<void>;
  /** The database is closed for good. */
  readonly letGo: () => void;
}

/** Opening takes far less, also on a slow phone with years of work. Milliseconds. */
const PATIENCE_MS = 10_000;

export const watchHealth = (dexie: Dexie): Health => {
  const listeners = new Set<() => void>();
  let state: PhoneHealth = { state: "opening" };
  let isLetGo = false;

  const show = (next: PhoneHealth): void => {
    if (isLetGo) return;
    state = next;
    for (const listener of listeners) listener();
  };

  let opening: Promise<void> | null = null;
  const open = async (): Promise<void> => {
    const impatience = setTimeout(() => show({ state: "trouble", why: "slow" }), PATIENCE_MS);
    try {
      await dexie.open();
      if (state.state !== "open") show({ state: "open" });
    } catch (error) {
      show({ state: "trouble", why: isStorageFull(error) ? "full" : "cannotOpen" });
      throw error;
    } finally {
      clearTimeout(impatience);
      opening = null;
    }
  };
  const opened = async (): Promise<void> => {
    // Whatever was still going on when the person left must not open it again.
    if (isLetGo) throw new Dexie.DatabaseClosedError();
    // Not `isOpen`, which is true while it is still being opened: a transaction that begins then is reported as failed
    // although it was saved, and the person would enter it a second time.
    await (opening ??= open());
  };
  const retry = async (): Promise<void> => {
    // A request that the browser never answered is given up, or it would be waited for again.
    if (opening) dexie.close();
    await opening?.catch(() => undefined);
    await opened().catch(() => undefined);
  };

  dexie.on("blocked", () => show({ state: "trouble", why: "blocked" }));
  dexie.on("close", () => {
    // Closed underneath: a newer window brings it up to date, or the browser lost it. The event comes just before.
    if (state.state === "open") queueMicrotask(() => void opened().catch(() => undefined));
  });
  opened().catch(() => undefined);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    opened,
    retry,
    letGo: () => {
      isLetGo = true;
      dexie.close();
    },
  };
};
