import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Phone } from "#data/phone.ts";

/** What was just done about an entry, told by the screen that comes after. */
export interface Done {
  readonly what: "given" | "discarded" | "resent" | "seen";
  readonly entry: AnsweredEntry;
}

// Kept beside the page and not in its history: a reload must not tell it again.
const doneOf = new WeakMap<Phone, Done>();

export const rememberDone = (phone: Phone, done: Done): void => void doneOf.set(phone, done);

/** Gives it once. */
export const takeDone = (phone: Phone): Done | undefined => {
  const done = doneOf.get(phone);
  doneOf.delete(phone);
  return done;
};
