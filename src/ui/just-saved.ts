/**
 * What was saved since the app was opened. Kept beside the page and not in its history: a reload or the browser's Forward
 * must neither offer to undo again nor say "saved" of an entry that nobody has looked for.
 */
const savedOf = new WeakMap<object, Map<string, "fresh" | "settled">>();

/** `owner` is the phone that it was saved on: another account knows nothing of it. */
export const rememberSaved = (owner: object, id: string): void => {
  const saved = savedOf.get(owner) ?? new Map<string, "fresh" | "settled">();
  savedOf.set(owner, saved.set(id, "fresh"));
};

/** It was told and the time to undo is over. */
export const settleSaved = (owner: object, id: string): void => {
  savedOf.get(owner)?.set(id, "settled");
};

export const wasSavedHere = (owner: object, id: string): boolean => savedOf.get(owner)?.has(id) ?? false;

/** To be told, and undone where that is offered. */
export const isFreshlySaved = (owner: object, id: string): boolean => savedOf.get(owner)?.get(id) === "fresh";
