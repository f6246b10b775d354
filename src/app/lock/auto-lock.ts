/** Out of sight for this long, the phone may be in other hands. Milliseconds. */
const HIDDEN_MS = 5 * 60_000;

/** Calls `lock` once the page was hidden for five minutes. Returns how to stop. */
export const autoLock = (page: Document, elapsedMs: () => number, lock: () => void): (() => void) => {
  let hiddenSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (page.visibilityState === "hidden") {
      hiddenSince ??= elapsedMs();
      timer = setTimeout(lock, HIDDEN_MS);
      return;
    }
    // A phone that sleeps runs no timers.
    if (hiddenSince !== null && elapsedMs() - hiddenSince >= HIDDEN_MS) lock();
    hiddenSince = null;
  };
  page.addEventListener("visibilitychange", look);
  look();
  return () => {
    clearTimeout(timer);
    page.removeEventListener("visibilitychange", look);
  };
};
