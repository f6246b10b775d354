/** Registers the service worker and tells the app of new versions. The app decides when to offer them. */
import { Workbox } from "workbox-window";
import { serviceWorkerAddress } from "#data/trusted-script.ts";

const hour = 3_600_000;

interface Handlers {
  /** A new version is ready. `apply` switches to it and reloads; call it only when the person asks. */
  readonly onUpdateReady: (apply: () => void) => void;
  /** A new version is out and could not be brought whole. The browser tries again with the next look. */
  readonly onUpdateFailed: () => void;
}

/** Does nothing where there are no service workers. Never throws: the app works without one while it is open. */
export const registerServiceWorker = async (handlers: Handlers): Promise<void> => {
  if (!("serviceWorker" in navigator)) return;
  const hadWorker = navigator.serviceWorker.controller !== null;
  const workbox = new Workbox(serviceWorkerAddress(), { updateViaCache: "none" });
  // The very first version takes over by itself; there is nothing to offer.
  const isUpdate = (): boolean => navigator.serviceWorker.controller !== null;
  const offered = new WeakSet<ServiceWorker>();
  const installed = new WeakSet<ServiceWorker>();
  let isApplied = false;

  const apply = (): void => {
    isApplied = true;
    // None waits any more where another window has switched meanwhile.
    if (registration?.waiting) workbox.messageSkipWaiting();
    else location.reload();
  };
  const offer = (worker: ServiceWorker | null | undefined): void => {
    if (!worker || offered.has(worker) || !isUpdate()) return;
    offered.add(worker);
    handlers.onUpdateReady(apply);
  };

  workbox.addEventListener("installed", ({ sw }) => {
    if (sw) installed.add(sw);
    // At once: it is called waiting only a moment later, and a newer one may have taken its place by then, unheard.
    offer(sw);
  });
  // One that waited before this page came.
  workbox.addEventListener("waiting", ({ sw }) => offer(sw));
  workbox.addEventListener("redundant", ({ sw }) => {
    // Gone before it was whole: a file of it did not come. One that had been whole made room for a newer one.
    if (sw && !installed.has(sw) && sw !== firstWorker && isUpdate()) handlers.onUpdateFailed();
  });
  workbox.addEventListener("controlling", () => {
    if (isApplied) location.reload();
    // Another window switched versions: this one still runs the old code and may be in a form, so it is only told.
    else if (hadWorker) handlers.onUpdateReady(() => location.reload());
  });
  const firstWorker = navigator.serviceWorker.controller;
  const registration = await workbox.register({ immediate: true }).catch(() => undefined);
  if (registration === undefined) return;

  lookWhileVisible(async () => {
    await workbox.update();
    // workbox-window hears of one version after the page's first minute, and this page may live for weeks.
    offer(registration.waiting);
  });
};

/** Looks for a new version on each return to the app and hourly while it is in view; hidden, it costs nothing. */
const lookWhileVisible = (look: () => Promise<void>): void => {
  const timers = new Set<ReturnType<typeof setInterval>>();
  // Asked also where the browser believes there is no signal: it is often wrong, and a try without one costs nothing.
  const check = (): void => void look().catch(() => undefined);
  const follow = (isReturn: boolean): void => {
    for (const timer of timers) clearInterval(timer);
    timers.clear();
    if (document.visibilityState !== "visible") return;
    timers.add(setInterval(check, hour));
    if (isReturn) check();
  };
  document.addEventListener("visibilitychange", () => follow(true));
  follow(false);
};
