/** The lock on the real browser. One box for the page: it is asked at every start. */
import { openLockBox, type LockBox } from "./lock-box.ts";
import type { PinLockDeps } from "./pin-lock.ts";
import { stretchInWorker } from "./stretch-in-worker.ts";

let box: LockBox | undefined;

/** After a failure: the next look opens the box anew. */
export const closeBrowserLock = (): void => {
  box?.close();
  box = undefined;
};

export const browserLock = (): PinLockDeps => ({
  box: (box ??= openLockBox()),
  stretch: stretchInWorker,
  subtle: crypto.subtle,
  random: (bytes) => void crypto.getRandomValues(bytes),
  now: () => new Date(),
  elapsedMs: () => performance.now(),
});
