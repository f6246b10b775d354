/**
 * What a phone does for a server that lost work: after a restored backup it puts everything that the server does not have
 * any more back into the outbox. Rules R1–R3: docs/sync.md.
 */
import type { PhoneMeta, PhoneTransaction } from "./phone-storage.ts";
import type { ServerRow } from "./shown-rows.ts";
import type { SyncResponse } from "./wire.ts";

/** Changes what is in the outbox and adds the rows concerned to `rows`. Gives what the phone has to remember of it. */
export const giveBack = async (
  tx: PhoneTransaction,
  meta: PhoneMeta,
  { e, last = {}, kept = {}, ack = {} }: SyncResponse,
  rows: Map<string, ServerRow>,
): Promise<Pick<PhoneMeta, "after" | "gaveBack">> => {
  // Also what was saved and not sent yet may stand on a record that the server has lost.
  const isRestored = e !== undefined && meta.epoch !== undefined && e !== meta.epoch;
  let gaveBack = isRestored ? true : meta.gaveBack;
  const after = new Map(Object.entries(meta.after ?? {}));
  // The server went on behind the jump: told once is enough.
  for (const [partition, { expect }] of Object.entries(ack)) if (expect === undefined) after.delete(partition);
  // In a partition that the server does not name, the backup had nothing of this phone. What came since the restart may
  // have been a late copy of an old request: it is asked for again, for its answer may be another than the first (R2).
  const known = isRestored ? { ...noNumbers(meta), ...kept } : last;
  for (const [partition, n] of Object.entries(known)) {
    const lost = await tx.answeredAfter(partition, n);
    await tx.requeue(lost);
    if (lost.length > 0) gaveBack = true;
    for (const { id, k: kind } of lost.map(({ mutation }) => mutation)) {
      if (!rows.has(id)) rows.set(id, await serverRow(tx, kind, id));
    }
    const lowest = lost[0]?.mutation.n ?? (await lowestWaiting(tx, partition));
    if (lowest !== undefined && lowest > n + 1) after.set(partition, lowest - 1);
  }
  return {
    ...(gaveBack && { gaveBack }),
    ...((after.size > 0 || meta.after) && { after: Object.fromEntries(after) }),
  };
};

const noNumbers = ({ numbers }: PhoneMeta): Record<string, number> =>
  Object.fromEntries(Object.keys(numbers).map((partition) => [partition, 0]));

/**
 * Changes to a record that another phone had yet to give back were `gone`. Now that it has come, they are made anew,
 * under new numbers. Gives the numbers given out so far.
 */
export const makeAnew = async (
  tx: PhoneTransaction,
  { numbers, gaveBack }: Pick<PhoneMeta, "numbers" | "gaveBack">,
  arrived: readonly string[],
): Promise<PhoneMeta["numbers"]> => {
  const gone = gaveBack ? await tx.goneAgain(arrived) : [];
  const next = new Map(Object.entries(numbers));
  for (const { partition, mutation } of gone) {
    const n = (next.get(partition) ?? 0) + 1;
    next.set(partition, n);
    await tx.addWaiting([{ partition, mutation: { ...mutation, n } }]);
  }
  await tx.redone(gone);
  return gone.length > 0 ? Object.fromEntries(next) : numbers;
};

const serverRow = async (tx: PhoneTransaction, kind: string, id: string): Promise<ServerRow> => {
  const base = (await tx.bases([id])).get(id);
  const row = base ? base.row : ((await tx.rows(kind, [id])).get(id) ?? null);
  return { id, kind, seq: row?.seq ?? 0, row };
};

const lowestWaiting = async (tx: PhoneTransaction, partition: string): Promise<number | undefined> => {
  const numbers = (await tx.waiting(Number.POSITIVE_INFINITY))
    .filter((entry) => entry.partition === partition)
    .map(({ mutation }) => mutation.n);
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
};
