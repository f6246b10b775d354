/** Counts calls, and says which of them goes wrong, and how. */
export interface Meter<Way> {
  /** From now on calls are counted, and the n-th goes wrong. */
  readonly arm: (n: number, way: Way) => void;
  /** From now on all goes well. */
  readonly disarm: () => void;
  /** Calls since it was armed. */
  readonly calls: () => number;
  /** One more call: the way in which it goes wrong; null for one that goes well. */
  readonly strike: () => Way | null;
}

export const createMeter = <Way>(): Meter<Way> => {
  const state: { n: number; way: Way | null; calls: number } = { n: 0, way: null, calls: 0 };
  return {
    arm: (n, way) => Object.assign(state, { n, way, calls: 0 }),
    disarm: () => Object.assign(state, { way: null }),
    calls: () => state.calls,
    strike: () => (state.way !== null && ++state.calls === state.n ? state.way : null),
  };
};
