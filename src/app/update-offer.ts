/** Holds a new version until the person asks for it. "Later" lasts until the app is opened the next time. */
export interface UpdateOffer {
  /** Switches to the new version and reloads; null while there is none, or it was put off. */
  readonly waiting: () => (() => void) | null;
  readonly offer: (apply: () => void) => void;
  readonly putOff: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export const createUpdateOffer = (): UpdateOffer => {
  const listeners = new Set<() => void>();
  let waiting: (() => void) | null = null;
  const set = (next: (() => void) | null): void => {
    waiting = next;
    for (const listener of listeners) listener();
  };
  return {
    waiting: () => waiting,
    offer: (apply) => set(apply),
    putOff: () => set(null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
