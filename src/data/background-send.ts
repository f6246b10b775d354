/**
 * Sends the outbox from the service worker, when the signal comes back after the app was closed. It only pushes: the
 * outbox stays as it is, and the app takes the answer when it asks again, for what was decided is answered the same and
 * never done twice (docs/sync.md, W3). So a worker of any version is harmless. Small on purpose, with the browser's own
 * IndexedDB: it is loaded at every start of the worker.
 */
import { nextPush } from "#sync/next-push.ts";
import type { PhoneMeta, WaitingMutation } from "#sync/phone-storage.ts";
import { limits, type SyncRequest } from "#sync/wire.ts";
import { appSchema } from "./app-schema.ts";
import type { SchemaGuard } from "./phone-database.ts";
import { phoneDatabaseName } from "./phone-database-name.ts";
import { sendOver } from "./send.ts";

export interface BackgroundDeps {
  readonly indexedDb: IDBFactory;
  readonly fetchFrom: typeof fetch;
  readonly userId: string;
}

/** `again`: the link broke, and the browser may try once more. */
export const sendInBackground = async ({
  indexedDb,
  fetchFrom,
  userId,
}: BackgroundDeps): Promise<"done" | "nothing" | "again"> => {
  const database = await openExisting(indexedDb, phoneDatabaseName(userId));
  if (!database) return "nothing";
  const request = await nextRequest(database).finally(() => database.close());
  if (!request) return "nothing";
  const answer = await sendOver(fetchFrom)(request);
  // What only the app or a person can mend is left to them.
  return !answer.ok && answer.error.type === "offline" ? "again" : "done";
};

/** Null where there is none: a database that is made here would look to the app like one that lost its data. */
const openExisting = (indexedDb: IDBFactory, name: string): Promise<IDBDatabase | null> =>
  new Promise((resolve) => {
    const opening = indexedDb.open(name);
    opening.addEventListener("upgradeneeded", () => opening.transaction?.abort());
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", (event) => {
      event.preventDefault();
      resolve(null);
    });
  });

/** As round.ts asks, but for nothing in return. Null when nothing waits, or this worker is too old to write. */
const nextRequest = (database: IDBDatabase): Promise<SyncRequest | null> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(["meta", "waiting"], "readwrite", { durability: "strict" });
    const [metas, outbox] = [transaction.objectStore("meta"), transaction.objectStore("waiting")];
    const [guard, phone] = [metas.get("schema"), metas.get("phone")];
    const waiting = outbox.getAll(null, limits.mutationsPerRequest);
    let request: SyncRequest | null = null;
    // Answered in the order of asking: the last one has all three.
    waiting.addEventListener("success", () => {
      // The tables hold what the app wrote there: phone-database.ts.
      const [{ lowestWriter = 0 } = {}, meta] = [guard.result as SchemaGuard | undefined, phone.result as PhoneMeta];
      if (!meta || meta.forked || lowestWriter > appSchema.own) return;
      const { push, sent } = nextPush(meta, waiting.result as WaitingMutation[]);
      if (push.length === 0) return;
      request = { c: meta.clientId, cur: meta.cursor, lim: 0, push };
      if (sent) metas.put({ ...meta, sent });
    });
    transaction.addEventListener("complete", () => resolve(request));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });
