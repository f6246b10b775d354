/** Brings what stands behind the lock. Rejects where it is not on this phone yet and there is no signal. */
// Taken by name: a whole module that is passed on would need the bundler's helpers, one more file before the first screen.
export const loadInside = async () => (await import("./inside.tsx")).Inside;
