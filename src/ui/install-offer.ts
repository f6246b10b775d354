/**
 * The browser's offer to put the app on the home screen. It comes once, early, and must be held until the person asks
 * for it; Safari never makes it, and shows its own steps instead.
 */
interface InstallPromptEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

export type InstallState = "installed" | "offered" | "by-hand";

export interface InstallOffer {
  readonly state: () => InstallState;
  /** Shows the browser's own question. Call from a tap. */
  readonly ask: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export const listenForInstallOffer = (page: Window): InstallOffer => {
  const listeners = new Set<() => void>();
  let held: InstallPromptEvent | null = null;
  let isInstalled = page.matchMedia("(display-mode: standalone)").matches;
  const tell = (): void => listeners.forEach((listener) => listener());
  page.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if ("prompt" in event) held = event as InstallPromptEvent; // the type is not in the DOM library
    tell();
  });
  page.addEventListener("appinstalled", () => {
    isInstalled = true;
    held = null;
    tell();
  });
  return {
    state: () => (isInstalled ? "installed" : held ? "offered" : "by-hand"),
    ask: () => {
      void held?.prompt();
      held = null;
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
