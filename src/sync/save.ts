/**
 * Saving on the phone: the row, the outbox entry and its number in one transaction, so that what the screen calls
 * saved can neither be lost nor sent twice. Rules O1–O4: docs/sync.md.
 */
import type { Body } from "#domain/json.ts";
import { recordKind } from "#domain/record-types.ts";
import { applyMutation } from "./merge.ts";
import type { BaseRow, PhoneMeta, PhoneRow, PhoneStorage, PhoneTransaction, WaitingMutation } from "./phone-storage.ts";
import type { Mutation } from "./wire.ts";

/** A change that a person makes, before it has a number. */
export type Draft = {
  readonly kind: string;
  readonly id: string;
  /** The row's number when the person began to change it; absent: they look at it as it is now. */
  readonly seen?: number;
} & (
  | { readonly op: "put"; readonly set: Body }
  | {
      readonly op: "patch";
      readonly set?: Body;
      readonly add?: Readonly<Record<string, readonly string[]>>;
      readonly del?: Readonly<Record<string, readonly string[]>>;
      readonly inc?: Readonly<Record<string, number>>;
    }
  | { readonly op: "delete" }
);

/**
 * Saves several changes as one act: all of them or none. `at` is the phone's clock, an ISO instant.
 * Changes to rows that are no longer on the phone are left out. Throws for a kind that does not exist.
 */
export const saveDrafts = (storage: PhoneStorage, drafts: readonly Draft[], at: string): Promise<void> =>
  storage.transact(async (tx) => {
    for (const draft of drafts) await saveDraft(tx, draft, at);
  });

const saveDraft = async (tx: PhoneTransaction, draft: Draft, at: string): Promise<void> => {
  const type = recordKind(draft.kind);
  if (!type) throw new Error(`no record type "${draft.kind}"`);
  const shown = (await tx.rows(draft.kind, [draft.id])).get(draft.id);
  if (!shown && draft.op !== "put") return;
  const base = (await tx.bases([draft.id])).get(draft.id);
  const serverRow: PhoneRow | null = base ? base.row : (shown ?? null);
  const partition = shown?.partition ?? type.home(draft.op === "put" ? draft.set : {}, draft.id).partition;

  const meta = await tx.meta();
  const n = (meta.numbers[partition] ?? 0) + 1;
  const { kind, seen = Number.POSITIVE_INFINITY, ...change } = draft;
  // A form may stay open for days while others change the row: what counts is what the person saw (M2).
  const b = Math.min(seen, serverRow?.seq ?? 0);
  const mutation: Mutation = { n, v: type.version, k: kind, at, b, ...change };
  await tx.putMeta({ ...meta, numbers: { ...meta.numbers, [partition]: n } } satisfies PhoneMeta);
  if (!base) await tx.putBases([{ id: draft.id, kind, row: serverRow } satisfies BaseRow]);
  await tx.addWaiting([{ partition, mutation } satisfies WaitingMutation]);

  const body = applyMutation(type, shown?.body ?? null, mutation);
  if (body === null) await tx.deleteRows(kind, [draft.id]);
  else await tx.putRows([{ ...serverRow, id: draft.id, kind, partition, seq: serverRow?.seq ?? 0, body }]);
};
