/** Asks the browser to send what waits when the signal comes back, also when the app is closed by then. */

interface WithSync {
  readonly sync: { readonly register: (tag: string) => Promise<void> };
}

/** Before the name of the database that holds the outbox. */
export const TAG = "asa-send:";
/** Whoever holds this lock of the browser is the one that sends. */
export const sendLock = (databaseName: string): string => `asa-send-${databaseName}`;
/** What the worker tells an open app. */
export const WAKE = "ASA_WAKE";

/** Does nothing where there is no such thing: Chromium's browsers alone have it. */
export const sendLater = async (databaseName: string): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration && hasSync(registration)) await registration.sync.register(TAG + databaseName);
};

/** The worker was called while the app is open: the app sends itself. Returns how to stop. */
export const onWakeCall = (listener: () => void): (() => void) => {
  const onMessage = ({ data }: MessageEvent): void => {
    if (data === WAKE) listener();
  };
  navigator.serviceWorker?.addEventListener("message", onMessage);
  return () => navigator.serviceWorker?.removeEventListener("message", onMessage);
};

const hasSync = (registration: object): registration is WithSync => "sync" in registration;
