/** Travels with the way to the saved screen: the entry is on disk, so the screen may say so before it has read it. */
export const justSaved = { isJustSaved: true } as const;

export const isJustSaved = (state: unknown): boolean =>
  typeof state === "object" && state !== null && "isJustSaved" in state;
