/**
 * Sends what is sealed to the server (Z1): from the service worker, when the signal comes back after the app was closed,
 * and from a phone that is locked. It only pushes: the outbox stays as it is, and the app takes the answer when it asks
 * again, for what was decided is answered the same and never done twice (docs/sync.md, W3). So a worker of any version is
 * harmless. Small on purpose, with the browser's own IndexedDB: it is loaded at every start of the worker.
 */
import type { PhoneMeta } from "#sync/phone-storage.ts";
import { limits } from "#sync/wire.ts";
import { appSchema } from "./app-schema.ts";
import { openExisting } from "./lock/open-existing.ts";
import { nextSealed, type StoredWaiting } from "./lock/sealed-outbox.ts";
import type { SchemaGuard } from "./phone-database.ts";
import { sendSealedOver, type SealedRequest } from "./send.ts";

export interface BackgroundDeps {
  readonly indexedDb: IDBFactory;
  readonly fetchFrom: typeof fetch;
  readonly databaseName: string;
}

/** `again`: the link broke, and the browser may try once more. */
export const sendInBackground = async ({
  indexedDb,
  fetchFrom,
  databaseName,
}: BackgroundDeps): Promise<"done" | "nothing" | "again"> => {
  const database = await openExisting(indexedDb, databaseName);
  if (!database) return "nothing";
  const request = await nextRequest(database).finally(() => database.close());
  if (!request) return "nothing";
  const answer = await sendSealedOver(fetchFrom)(request);
  // What only the app or a person can mend is left to them.
  return !answer.ok && answer.error.type === "offline" ? "again" : "done";
};

/** As round.ts asks, but for nothing in return. Null when nothing waits, or this worker is too old to write. */
const nextRequest = (database: IDBDatabase): Promise<SealedRequest | null> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(["meta", "waiting"], "readwrite", { durability: "strict" });
    const [metas, outbox] = [transaction.objectStore("meta"), transaction.objectStore("waiting")];
    const [guard, phone] = [metas.get("schema"), metas.get("phone")];
    const waiting = outbox.getAll(null, limits.mutationsPerRequest);
    let request: SealedRequest | null = null;
    // Answered in the order of asking: the last one has all three.
    waiting.addEventListener("success", () => {
      // The tables hold what the app wrote there: phone-database.ts.
      const [{ lowestWriter = 0 } = {}, meta] = [guard.result as SchemaGuard | undefined, phone.result as PhoneMeta];
      if (!meta || meta.forked || lowestWriter > appSchema.own) return;
      const { groups, sent } = nextSealed(waiting.result as StoredWaiting[], meta.sent);
      if (groups.length === 0) return;
      request = { c: meta.clientId, cur: meta.cursor, lim: 0, sealed: groups };
      if (sent) metas.put({ ...meta, sent });
    });
    transaction.addEventListener("complete", () => resolve(request));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });
