/**
 * Fingerprints of a client's newest mutations in a partition, so that two phones with one client id are told apart from
 * one phone that repeats itself. Rule O7: docs/sync.md.
 */
import { hash32, stableText } from "./stable-text.ts";

/** Letters of one fingerprint: 24 bits. */
const LETTERS = 4;
/** An honest phone repeats at most the mutations of one request. */
const WINDOW = 256;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export const markOf = (mutation: unknown): string => {
  const hash = hash32(stableText(mutation));
  return [18, 12, 6, 0].map((shift) => ALPHABET[(hash >>> shift) & 63]).join("");
};

export const addMark = (marks: string, mark: string): string => (marks + mark).slice(-WINDOW * LETTERS);

/** Whether `mutation` is the one that was taken under its number, as far as that is still known. */
export const isTheSame = (marks: string, last: number, mutation: { readonly n: number }): boolean => {
  const back = (last - mutation.n + 1) * LETTERS;
  // Before fingerprints were kept. A full window is longer than any honest repeat.
  if (back > marks.length) return marks.length < WINDOW * LETTERS;
  return marks.slice(marks.length - back, marks.length - back + LETTERS) === markOf(mutation);
};
