/** A locked phone that was away for too long drops its key; what it had sealed to the server stays. Rule Z5: docs/sync.md. */
import { daysAway, LEASE_DAYS } from "#domain/lease.ts";
import type { PhoneMeta } from "#sync/phone-storage.ts";
import type { LockBox } from "./lock-box.ts";
import { openExisting } from "./open-existing.ts";

export interface LeaseDeps {
  readonly box: LockBox;
  readonly indexedDb: IDBFactory;
  /** The phone's own clock. */
  readonly now: () => Date;
}

/** A clock that jumped by years for an hour must not cost anybody their records. Milliseconds. */
const SURE_AFTER_MS = 86_400_000;

/**
 * Asked when the phone is locked and the server cannot be reached. Drops the key only where the phone says the same on
 * two days. True when it is gone.
 */
export const dropKeyIfAway = async (
  { box, indexedDb, now }: LeaseDeps,
  userId: string,
  databaseName: string,
): Promise<boolean> => {
  const nowMs = now().getTime();
  const days = await daysAwayOf(indexedDb, databaseName, nowMs);
  const isOver = days !== null && days >= LEASE_DAYS.over;
  const lock = await box.read(userId);
  if (!lock?.wrap) return false;
  if (!isOver) {
    if (lock.awaySince !== undefined)
      await box.change(userId, (before) => ({ ...(before ?? lock), awaySince: undefined }));
    return false;
  }
  if (lock.awaySince === undefined) {
    await box.change(userId, (before) => ({ ...(before ?? lock), awaySince: now().toISOString() }));
    return false;
  }
  if (nowMs - Date.parse(lock.awaySince) < SURE_AFTER_MS) return false;
  await box.dropKey(userId, "away");
  return true;
};

const daysAwayOf = async (indexedDb: IDBFactory, name: string, nowMs: number): Promise<number | null> => {
  const database = await openExisting(indexedDb, name);
  if (!database) return null;
  try {
    const meta = await new Promise<PhoneMeta | undefined>((resolve, reject) => {
      const asked = database.transaction("meta").objectStore("meta").get("phone");
      asked.addEventListener("success", () => resolve(asked.result as PhoneMeta | undefined)); // as dexie-phone.ts stores it
      asked.addEventListener("error", () => reject(asked.error ?? new Error("no meta")));
    });
    return daysAway(nowMs, meta?.lastExchange ?? null);
  } finally {
    database.close();
  }
};
