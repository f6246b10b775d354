/** What a phone may send now, oldest first. */
import type { PhoneMeta, PhoneTransaction, WaitingMutation } from "./phone-storage.ts";
import { limits } from "./wire.ts";

/** What another phone's numbers stand in the way of goes under a client id of its own, once all else is answered (O7). */
export const sendable = async (
  tx: PhoneTransaction,
  { forked = [] }: PhoneMeta,
): Promise<readonly WaitingMutation[]> => {
  if (forked.length === 0) return tx.waiting(limits.mutationsPerRequest);
  const free = (await tx.waiting(Number.POSITIVE_INFINITY)).filter(({ partition }) => !forked.includes(partition));
  return free.slice(0, limits.mutationsPerRequest);
};
