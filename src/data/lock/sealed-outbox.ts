/**
 * What of an outbox can be sent without the phone's key, as the disk holds it. Small and without Dexie: the service
 * worker uses it. Rules Z1–Z3: docs/sync.md.
 */
import type { SealedGroup } from "#sync/sealed-change.ts";
import { limits } from "#sync/wire.ts";
import { toBase64url } from "#domain/base64url.ts";
import type { SealedChange } from "./outbox-seal.ts";

/** A row of the outbox as it is stored. Without `s`, only the unlocked app can send it. */
export interface StoredWaiting {
  readonly order: number;
  readonly partition: string;
  readonly mutation: { readonly n: number };
  /** The phone that made it, for work from a backup file. */
  readonly clientId?: string;
  readonly s?: SealedChange;
}

export interface NextSealed {
  readonly groups: readonly SealedGroup[];
  readonly rows: readonly StoredWaiting[];
  /** What the phone remembers to have left it (C4), or null when it knows already. */
  readonly sent: Readonly<Record<string, number>> | null;
}

/** The body of a request may have 256 kB; an entry takes its text, a third more for base64, and its envelope. */
const ROOM_BYTES = 200_000;
const ENVELOPE_BYTES = 150;

/** `waiting`: oldest first. Stops before the first change that is not sealed: what came later may stand on it. */
export const nextSealed = (
  waiting: readonly StoredWaiting[],
  known: Readonly<Record<string, number>> = {},
): NextSealed => {
  let room = ROOM_BYTES;
  const rows: StoredWaiting[] = [];
  for (const row of waiting.slice(0, limits.mutationsPerRequest)) {
    if (!row.s) break;
    room -= (row.s.d.length * 4) / 3 + ENVELOPE_BYTES;
    if (room < 0 && rows.length > 0) break;
    rows.push(row);
  }
  const sent: Record<string, number> = { ...known };
  for (const { partition, mutation } of rows) sent[partition] = Math.max(sent[partition] ?? 0, mutation.n);
  const isNews = rows.some(({ partition }) => sent[partition] !== known[partition]);
  return { groups: groupsOf(rows), rows, sent: isNews ? sent : null };
};

/** Changes that were sealed between the same two locks share a key; their order stays. */
const groupsOf = (rows: readonly StoredWaiting[]): readonly SealedGroup[] => {
  const groups: { k: string; e: string; m: SealedGroup["m"] }[] = [];
  for (const { partition: p, mutation, s } of rows) {
    if (!s) continue;
    const e = toBase64url(s.e);
    const last = groups.at(-1);
    const group = last?.e === e && last.k === s.k ? last : { k: s.k, e, m: [] };
    if (group !== last) groups.push(group);
    group.m.push({ p, n: mutation.n, d: toBase64url(s.d) });
  }
  return groups;
};
