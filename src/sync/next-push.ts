/**
 * What of the outbox goes into the next request. Rules O3, C4, R2: docs/sync.md. What is sent without the phone's key:
 * src/data/lock/sealed-outbox.ts.
 */
import type { PhoneMeta, WaitingMutation } from "./phone-storage.ts";
import { limits, type Mutation, type PushGroup } from "./wire.ts";

export interface NextPush {
  readonly push: readonly PushGroup[];
  /** What the phone remembers to have left it, or null when it knows already. Stored before the request leaves. */
  readonly sent: Readonly<Record<string, number>> | null;
}

const ENVELOPE_BYTES = 100;

/** `waiting`: the oldest unsent changes, oldest first. */
export const nextPush = (meta: PhoneMeta, waiting: readonly WaitingMutation[]): NextPush => {
  const groups = new Map<string, Mutation[]>();
  let room = limits.requestBytes;
  for (const { partition, mutation } of waiting) {
    // A UTF-16 unit takes at most three bytes. The server refuses a request that is too large as a whole.
    room -= JSON.stringify(mutation).length * 3 + ENVELOPE_BYTES;
    if (room < 0 && groups.size > 0) break;
    const group = groups.get(partition);
    if (group) group.push(mutation);
    else if (groups.size < limits.partitionsPerRequest) groups.set(partition, [mutation]);
  }
  const push = [...groups].map(([p, m]) => groupOf(p, m, meta));
  const leaving = push.map(({ p, m }) => [p, Math.max(meta.sent?.[p] ?? 0, ...m.map(({ n }) => n))] as const);
  const isNews = leaving.some(([p, n]) => n !== meta.sent?.[p]);
  return { push, sent: isNews ? { ...meta.sent, ...Object.fromEntries(leaving) } : null };
};

const groupOf = (p: string, m: readonly Mutation[], meta: PhoneMeta): PushGroup => {
  const after = meta.after?.[p];
  return { p, m, ...(after !== undefined && { after }) };
};
