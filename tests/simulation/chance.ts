/** Chance from a seed: the same seed gives the same life of a village, on any machine. */
export interface Chance {
  /** 0 ≤ x < 1. */
  readonly fraction: () => number;
  /** 0 … below − 1. */
  readonly below: (below: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Looks like a UUIDv7. */
  readonly id: () => string;
}

export const chanceFrom = (seed: number): Chance => {
  let state = (seed * 0x9e3779b1) >>> 0;
  let made = 0;
  // mulberry32, public domain
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    happens: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    id: () => {
      const hex = [seed, ++made].map((part) => part.toString(16).padStart(8, "0")).join("");
      const tail = below(2 ** 32)
        .toString(16)
        .padStart(8, "0");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${tail.slice(0, 3)}-${tail.slice(3)}0000000`;
    },
  };
};
