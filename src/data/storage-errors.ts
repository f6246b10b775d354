/** What an error of the phone's database means. */
import { Dexie } from "dexie";

/** A newer version of the app has taken the database over: this window must be loaded again before it may write. */
export class OutdatedError extends Error {
  override readonly name = "OutdatedError";
}

export const isOutdated = (error: unknown): boolean => names(error).includes("OutdatedError");

/** At quota Chromium ends the transaction with AbortError and hides the cause inside. */
export const isStorageFull = (error: unknown): boolean => names(error).includes(Dexie.errnames.QuotaExceeded);

/** The page or the account is leaving, and the database was closed under what was still going on: nothing is lost. */
export const isLeaving = (error: unknown): boolean =>
  !isStorageFull(error) &&
  names(error).some((name) => name === Dexie.errnames.DatabaseClosed || name === Dexie.errnames.Abort);

/** The error's name, and those of its causes. */
const names = (error: unknown): string[] => {
  const found: string[] = [];
  for (let cause = error; cause instanceof Error; cause = "inner" in cause ? cause.inner : undefined)
    found.push(cause.name);
  return found;
};
