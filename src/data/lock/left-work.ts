/**
 * Sends what a database still held when its key was thrown away: its changes are sealed to the server, so nobody's key is
 * needed. When the server has answered for all of them, the database goes. Rules Z2, O3: docs/sync.md.
 */
import { groupBy } from "#domain/group.ts";
import type { PhoneMeta } from "#sync/phone-storage.ts";
import { sendSealedOver } from "../send.ts";
import type { LockBox } from "./lock-box.ts";
import { openExisting } from "./open-existing.ts";
import { nextSealed, type StoredWaiting } from "./sealed-outbox.ts";

export interface LeftWorkDeps {
  readonly box: LockBox;
  readonly indexedDb: IDBFactory;
  readonly fetchFrom: typeof fetch;
}

/**
 * `clientId`: of this phone today, which the server knows as this person's; null where nobody has opened it since. What
 * cannot be sent now stays.
 */
export const sendLeftWork = async (deps: LeftWorkDeps, userId: string, clientId: string | null): Promise<void> => {
  for (const left of await deps.box.left(userId)) {
    if (left.sentAs !== undefined) continue;
    const database = await openExisting(deps.indexedDb, left.name);
    const sentAs = database ? await sendAll(deps, database, clientId).finally(() => database.close()) : "";
    if (sentAs === null) return;
    deps.indexedDb.deleteDatabase(left.name);
    await deps.box.noteSent(left, sentAs);
  }
};

/** Under which client id the newest of them was known to the server. */
export const leftClientId = async (
  { box, indexedDb }: Omit<LeftWorkDeps, "fetchFrom">,
  userId: string,
): Promise<string | undefined> => {
  for (const { name, sentAs } of (await box.left(userId)).toReversed()) {
    if (sentAs) return sentAs;
    const database = await openExisting(indexedDb, name);
    const found = database && (await readLeft(database).finally(() => database.close()));
    if (found?.meta) return found.meta.clientId;
  }
  return undefined;
};

interface LeftRow extends StoredWaiting {
  readonly store: "waiting" | "restored";
}

/**
 * The client id of the database once all that can be sent was answered; null before. What was never sealed can be read by
 * nobody any more.
 */
const sendAll = async (deps: LeftWorkDeps, database: IDBDatabase, clientId: string | null): Promise<string | null> => {
  const { meta, rows } = await readLeft(database);
  if (!meta) return "";
  for (const [madeBy, ofOne] of groupBy(rows, (row) => row.clientId ?? meta.clientId)) {
    let left = ofOne.filter(({ s }) => s);
    while (left.length > 0) {
      const answered = await sendSome(deps, left, madeBy, clientId);
      if (answered.length === 0) return null;
      await forget(database, answered);
      left = left.filter((row) => !answered.includes(row));
    }
  }
  return meta.clientId;
};

/** What the server's answer names; nothing when there was none. */
const sendSome = async (
  { fetchFrom }: LeftWorkDeps,
  left: readonly LeftRow[],
  madeBy: string,
  clientId: string | null,
): Promise<readonly LeftRow[]> => {
  const { groups, rows } = nextSealed(left);
  // A client id that has never synced is taken for this person's if the one that vouches for it is.
  const was = clientId === null || madeBy === clientId ? {} : { was: { c: clientId, why: "fork" as const, n: 0 } };
  const answer = await sendSealedOver(fetchFrom)({ c: madeBy, cur: null, lim: 0, sealed: groups, ...was });
  if (!answer.ok) return [];
  const { ack = {} } = answer.value;
  return left.filter((row) => rows.includes(row) && row.mutation.n <= (ack[row.partition]?.n ?? 0));
};

const readLeft = (
  database: IDBDatabase,
): Promise<{ readonly meta: PhoneMeta | undefined; readonly rows: readonly LeftRow[] }> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(["meta", "waiting", "restored"], "readonly");
    const meta = transaction.objectStore("meta").get("phone");
    const restored = transaction.objectStore("restored").getAll();
    const waiting = transaction.objectStore("waiting").getAll();
    const of = (store: LeftRow["store"], { result }: IDBRequest): LeftRow[] =>
      (result as StoredWaiting[]).map((row) => ({ ...row, store })); // as phone-database.ts stores them
    transaction.addEventListener("complete", () =>
      resolve({
        meta: meta.result as PhoneMeta | undefined,
        rows: [...of("restored", restored), ...of("waiting", waiting)],
      }),
    );
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });

const forget = (database: IDBDatabase, rows: readonly LeftRow[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(["waiting", "restored"], "readwrite", { durability: "strict" });
    for (const { store, order } of rows) transaction.objectStore(store).delete(order);
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });
