/** Registers the service worker and tells the app when a new version waits. The app decides when to offer it. */
import { serviceWorkerAddress } from "#data/trusted-script.ts";

const hour = 3_600_000;

type Handlers = {
  /** A new version is ready. `apply` switches to it and reloads; call it only when the person asks. */
  readonly onUpdateReady: (apply: () => void) => void;
};

/** Does nothing where there are no service workers. Never throws: the app works without one while it is open. */
export const registerServiceWorker = async ({ onUpdateReady }: Handlers): Promise<void> => {
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  const registration = await workers
    .register(serviceWorkerAddress(), { updateViaCache: "none" })
    .catch(() => undefined);
  if (registration === undefined) return;
  const hadWorker = workers.controller !== null;

  const offer = (worker: ServiceWorker) =>
    onUpdateReady(() => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      // A worker has no target origin, unlike a window.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ type: "SKIP_WAITING" });
    });

  const offerWhenInstalled = (worker: ServiceWorker | null) =>
    worker?.addEventListener("statechange", () => {
      // The very first version takes over by itself; there is nothing to offer.
      if (worker.state === "installed" && workers.controller !== null) offer(worker);
    });

  if (registration.waiting !== null && hadWorker) offer(registration.waiting);
  offerWhenInstalled(registration.installing);
  registration.addEventListener("updatefound", () => offerWhenInstalled(registration.installing));
  offerReloadAfterOtherTab(workers, hadWorker, onUpdateReady);
  checkWhileVisible(registration);
};

/** Another tab switched versions: this one still runs the old code and may be in a form, so it is only told. */
const offerReloadAfterOtherTab = (
  workers: ServiceWorkerContainer,
  hadWorker: boolean,
  onUpdateReady: Handlers["onUpdateReady"],
) => {
  if (hadWorker) workers.addEventListener("controllerchange", () => onUpdateReady(() => location.reload()));
};

/** Looks for a new version on each return to the app and hourly while it is in view; hidden, it costs nothing. */
const checkWhileVisible = (registration: ServiceWorkerRegistration) => {
  const timers = new Set<ReturnType<typeof setInterval>>();
  // Asked also where the browser believes there is no signal: it is often wrong, and a try without one costs nothing.
  const check = () => void registration.update().catch(() => undefined);
  const follow = (isReturn: boolean) => {
    for (const timer of timers) clearInterval(timer);
    timers.clear();
    if (document.visibilityState !== "visible") return;
    timers.add(setInterval(check, hour));
    if (isReturn) check();
  };
  document.addEventListener("visibilitychange", () => follow(true));
  follow(false);
};
