/**
 * How much to ask for in one page: as much as the link carries in a few seconds, so that a page rarely has to be asked
 * for again and a good link is not kept waiting. Pages of any size lead to the same end (docs/sync.md, C3).
 */
import { limits } from "#sync/wire.ts";

export interface PageSize {
  /** Bytes after compression. */
  readonly bytes: () => number;
  /** What became of the last exchange, and how long it took. */
  readonly learn: (exchange: { readonly arrived: boolean; readonly tookMs: number; readonly pulled: boolean }) => void;
}

const SLOW_MS = 8_000;
const QUICK_MS = 2_000;

/** `savesData`: the person has told the phone to save data. */
export const createPageSize = (savesData: () => boolean): PageSize => {
  const { min, usual, max } = limits.pageBytes;
  let bytes: number = usual;
  return {
    bytes: () => (savesData() ? min : bytes),
    learn: ({ arrived, tookMs, pulled }) => {
      // No signal at all fails at once, whatever the size; and an exchange that brings nothing is quick on any link.
      if (tookMs > SLOW_MS || (!arrived && tookMs >= QUICK_MS)) bytes = Math.max(min, bytes / 2);
      else if (pulled && tookMs < QUICK_MS) bytes = Math.min(max, bytes * 2);
    },
  };
};
