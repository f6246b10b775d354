/**
 * A run of exchanges with the server, from the phone's storage to its network. Loaded after the first screen: nothing
 * that a person sees waits for the network.
 */
import { uuidv7 } from "uuidv7";
import { err, type Result } from "#domain/result.ts";
import type { PhoneStorage } from "#sync/phone-storage.ts";
import { syncAll, type Synced } from "#sync/round.ts";
import { createPageSize } from "./page-size.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { sendRestored } from "./restored-work.ts";
import { askForCheckOver, sendAsOver, sendOver } from "./send.ts";
import type { RunError } from "./sender.ts";
import { isLeaving, isOutdated, isStorageFull } from "./storage-errors.ts";

export interface ExchangesDeps {
  readonly database: PhoneDatabase;
  readonly storage: PhoneStorage;
  readonly fetchFrom: typeof fetch;
  /** The phone's own clock. */
  readonly rawNow: () => Date;
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
  readonly savesData: () => boolean;
  /** Sends what an older database of this person still holds; given this phone's client id. */
  readonly sendLeftWork: (clientId: string) => Promise<void>;
  /** Frees what can be fetched again; what is laid by for a person's own work stays. */
  readonly makeRoom: () => Promise<boolean>;
}

export type Run = (onLeft: (left: number) => void) => Promise<Result<Synced, RunError>>;

export const createExchanges = (deps: ExchangesDeps): Run => {
  const pageSize = createPageSize(deps.savesData);
  const post = sendOver(deps.fetchFrom);
  const send: typeof post = async (request) => {
    const startedMs = deps.elapsedMs();
    const answer = await post(request);
    pageSize.learn({
      arrived: answer.ok || answer.error.type !== "offline",
      tookMs: deps.elapsedMs() - startedMs,
      pulled: answer.ok && answer.value.ch !== undefined,
    });
    return answer;
  };
  const exchange: Run = (onPage) =>
    syncAll({
      storage: deps.storage,
      send,
      check: askForCheckOver(deps.fetchFrom),
      now: () => deps.rawNow().toISOString(),
      newId: uuidv7,
      pageBytes: pageSize.bytes,
      onPage,
    });
  const runOnce: Run = async (onLeft) => {
    const exchanged = await exchange(onLeft);
    if (!exchanged.ok) return exchanged;
    const restored = await sendRestored({ ...deps, send: sendAsOver(deps.fetchFrom) });
    if (!restored.ok) return restored;
    const meta = await deps.database.meta.get("phone");
    if (meta) await deps.sendLeftWork(meta.clientId);
    // What became of restored work comes like everybody's.
    return restored.value > 0 ? exchange(onLeft) : exchanged;
  };
  return async (onLeft) => {
    try {
      return await runOnce(onLeft).catch(async (error: unknown) => {
        if (isStorageFull(error) && (await deps.makeRoom())) return runOnce(onLeft);
        throw error;
      });
    } catch (error) {
      if (isOutdated(error)) return err({ type: "outdated" });
      // The answer was not stored, so nothing was forgotten: the next run starts from the same place.
      if (!isLeaving(error)) console.error(error);
      return err({ type: "phoneTrouble" });
    }
  };
};
