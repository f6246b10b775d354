/** One exchange with the server, and as many as it takes until nothing waits on either side. Rules O3, W1: docs/sync.md. */
import { registryVersion } from "#domain/record-types.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { PhoneMeta, PhoneStorage, PhoneTransaction } from "./phone-storage.ts";
import { checkCopy, type AskForCheck } from "./check-copy.ts";
import { nextPush } from "./next-push.ts";
import { sendable } from "./sendable.ts";
import { takeAnswer } from "./take-answer.ts";
import { limits, type SyncRequest, type SyncResponse } from "./wire.ts";

/** Why an exchange did not happen. Each has its sentence in locales/{th,en}/sync.json. */
export type SyncError =
  | { readonly type: "offline" }
  | { readonly type: "signedOut" }
  /** This phone was reported lost, or taken away: its keys have to go. */
  | { readonly type: "revoked" }
  /** Something answered, but it was not our server: a sign-in page of a hotspot, a proxy. */
  | { readonly type: "notOurServer" }
  | { readonly type: "busy"; readonly retryAfterSeconds: number }
  | { readonly type: "serverTrouble" }
  /** The phone could not store the answer: its storage is full or damaged. What waits is untouched. */
  | { readonly type: "phoneTrouble" }
  /** The server did not take the request as a whole; `code` and `field` say why. */
  | { readonly type: "refused"; readonly code: string; readonly field?: string };

export interface RoundDeps {
  readonly storage: PhoneStorage;
  readonly send: (request: SyncRequest) => Promise<Result<SyncResponse, SyncError>>;
  /** The phone's clock, ISO instant. */
  readonly now: () => string;
  /** Makes a fresh client id. */
  readonly newId: () => string;
  /** Version of the record types that this app knows. */
  readonly registry?: number;
  /** Asks the server to compare the phone's copy with its own; absent: never compared. */
  readonly check?: AskForCheck;
  /** How much to ask for at once, in bytes after compression; it follows the link. */
  readonly pageBytes?: () => number;
  /** Called after each exchange: how many numbered changes are still to be looked through. */
  readonly onPage?: (left: number) => void;
}

/** What the last exchange said: seconds until an idle phone may ask again. */
export interface Synced {
  readonly nextSeconds: number;
}

/** Repeats exchanges until nothing waits and no page is left, or one fails. What was done by then stays done. */
export const syncAll = async (deps: RoundDeps): Promise<Result<Synced, SyncError>> => {
  for (let gaps = 0; gaps <= MOST_GAPS;) {
    const request = await nextRequest(deps);
    const answer = await deps.send(request);
    if (!answer.ok) return answer;
    const taken = await takeAnswer(deps.storage, request, answer.value, deps.now());
    // Another tab was faster: what this one carried has been answered there, or is answered in the next exchange.
    if (taken.state === "stale") continue;
    deps.onPage?.(answer.value.left ?? 0);
    // A server that does not name what it was sent would be sent the same for ever.
    if (taken.unanswered > 0) return err({ type: "serverTrouble" });
    // What the server lost is in the outbox again, or it has been told that nobody can give it (R2, R3).
    if (Object.values(answer.value.ack ?? {}).some((ack) => ack.expect !== undefined)) gaps++;
    if (answer.value.more) continue;
    if (await somethingWaits(deps.storage)) continue;
    if (deps.check) await checkCopy(deps.storage, deps.check, answer.value.now);
    return ok({ nextSeconds: answer.value.next });
  }
  return err({ type: "refused", code: "gap" });
};

/** A kept run of numbers may have holes, and each costs one exchange. */
const MOST_GAPS = 50;

const nextRequest = ({ storage, newId, pageBytes, registry = registryVersion }: RoundDeps): Promise<SyncRequest> =>
  storage.transact(async (tx) => {
    const meta = await metaOfOnePhone(tx, newId);
    const { push, sent } = nextPush(meta, await sendable(tx, meta));
    if (sent) await tx.putMeta({ ...meta, sent });
    const lim = pageBytes?.() ?? limits.pageBytes.usual;
    return { c: meta.clientId, cur: meta.cursor, r: registry, lim, push, ...(meta.was && { was: meta.was }) };
  });

/**
 * A phone that shares its client id with another takes a new one. Only when nothing else waits: what may have been taken
 * under the old id must be answered under it, or it would be done twice (O7).
 */
const metaOfOnePhone = async (tx: PhoneTransaction, newId: () => string): Promise<PhoneMeta> => {
  const meta = await tx.meta();
  const { forked, after: _after, ...rest } = meta;
  if (!forked) return meta;
  const waiting = await tx.waiting(Number.POSITIVE_INFINITY);
  if (waiting.some(({ partition }) => !forked.includes(partition))) return meta;
  const numbers = new Map<string, number>();
  const renumbered = waiting.map(({ partition, mutation }) => {
    const n = (numbers.get(partition) ?? 0) + 1;
    numbers.set(partition, n);
    return { partition, mutation: { ...mutation, n } };
  });
  const was = { c: meta.clientId, why: "fork" as const, n: waiting.length };
  const fresh = { ...rest, clientId: newId(), numbers: Object.fromEntries(numbers), sent: {}, was };
  await tx.replaceOutbox(renumbered);
  await tx.putMeta(fresh);
  return fresh;
};

const somethingWaits = (storage: PhoneStorage): Promise<boolean> =>
  storage.transact(async (tx) => (await tx.waiting(1)).length > 0);
