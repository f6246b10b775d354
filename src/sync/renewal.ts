/**
 * A partition that starts again: what the phone has stays in view until everything has come anew, and only then goes what
 * did not come. A phone that loses its signal half way still shows its caseload. Rule C7: docs/sync.md.
 */
import type { PhoneMeta, PhoneRow, PhoneTransaction } from "./phone-storage.ts";
import type { ServerRow } from "./shown-rows.ts";
import type { SyncRequest, SyncResponse } from "./wire.ts";

export interface Beginning {
  /** Partitions whose rows go at once: they are not this person's, or the server has lost what made them. */
  readonly forget: readonly string[];
  readonly turns: Readonly<Record<string, number>>;
  readonly renewing: readonly string[];
}

export const beginningOf = async (
  tx: PhoneTransaction,
  meta: PhoneMeta,
  request: SyncRequest,
  { e, drop = [], reset = [] }: SyncResponse,
): Promise<Beginning> => {
  // Without a cursor the server does not know what the phone has: it starts again with all of it.
  const again = request.cur === null ? [...new Set([...reset, ...(await tx.places())])] : reset;
  // Rows of the lost hours would be taken for newer than what a restored server has (R2).
  const isRestored = e !== undefined && meta.epoch !== undefined && e !== meta.epoch;
  const forget = isRestored ? [...drop, ...again] : drop;
  const begun = again.map((partition) => [partition, turnOf(meta.turns, partition) + 1] as const);
  const renewing = [...new Set([...(meta.renewing ?? []), ...again])].filter((partition) => !drop.includes(partition));
  return { forget, turns: { ...meta.turns, ...Object.fromEntries(begun) }, renewing };
};

/** A row as it came in this turn of its partition. */
export const inTurn = (row: PhoneRow | null, turns: PhoneMeta["turns"]): PhoneRow | null => {
  const turn = row ? turnOf(turns, row.partition) : 0;
  return row && turn > 0 ? { ...row, turn } : row;
};

/** Rows that did not come again: the server does not have them, or not for this person. */
export const leftBehind = async (
  tx: PhoneTransaction,
  { renewing, turns }: Pick<Beginning, "renewing" | "turns">,
): Promise<Map<string, ServerRow>> => {
  const gone = new Map<string, ServerRow>();
  for (const partition of renewing) {
    const turn = turnOf(turns, partition);
    const rows = (await tx.serverRows(partition)).filter((row) => (row.turn ?? 0) !== turn);
    for (const { id, kind } of rows) gone.set(id, { id, kind, seq: 0, row: null });
  }
  return gone;
};

const turnOf = (turns: PhoneMeta["turns"], partition: string): number => turns?.[partition] ?? 0;
