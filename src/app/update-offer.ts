/** Holds a new version until the person asks for it. "Later" lasts until the app is opened the next time. */
export interface UpdateOffer {
  /** Switches to the new version and reloads; null while there is none, or it was put off. */
  readonly waiting: () => (() => void) | null;
  readonly offer: (apply: () => void) => void;
  /** A new version is out and did not come whole. */
  readonly hasFailed: () => boolean;
  readonly fail: () => void;
  /** Also closes the word that it failed. */
  readonly putOff: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export const createUpdateOffer = (): UpdateOffer => {
  const listeners = new Set<() => void>();
  let waiting: (() => void) | null = null;
  let hasFailed = false;
  const set = (next: (() => void) | null, failed = false): void => {
    waiting = next;
    hasFailed = failed;
    for (const listener of listeners) listener();
  };
  return {
    waiting: () => waiting,
    offer: (apply) => set(apply),
    hasFailed: () => hasFailed,
    // One that came whole before can still be had.
    fail: () => set(waiting, waiting === null),
    putOff: () => set(null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
