/** The likely time for people and their days, and the phone's own clock for what is written beside it. */
import { likelyNow, type Exchange } from "#domain/likely-now.ts";

export interface Clock {
  /** The likely time: right also on a phone whose clock is wrong, once it has met the server. */
  readonly now: () => Date;
  /** What the phone's clock says. */
  readonly raw: () => Date;
  readonly learn: (exchange: Exchange | null) => void;
  /** The likely time has jumped. */
  readonly subscribe: (listener: () => void) => () => void;
}

export const createClock = (raw: () => Date): Clock => {
  const listeners = new Set<() => void>();
  let exchange: Exchange | null = null;
  const now = (): Date => new Date(likelyNow(raw().getTime(), exchange));
  return {
    now,
    raw,
    learn: (next) => {
      const before = now().getTime();
      exchange = next;
      if (Math.abs(now().getTime() - before) < JUMP_MS) return;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const JUMP_MS = 60_000;
