/** PhoneStorage on IndexedDB. */
import { uuidv7 } from "uuidv7";
import { groupBy } from "#domain/group.ts";
import { recordTypes } from "#domain/record-types.ts";
import type { PhoneMeta, PhoneRow, PhoneStorage, PhoneTransaction } from "#sync/phone-storage.ts";
import type { AnsweredEntry, PhoneDatabase, WaitingEntry } from "./phone-database.ts";

/** `clientId`: the one that the phone signed in with; a database that has one already keeps its own. */
export const dexiePhone = (database: PhoneDatabase, clientId: string = uuidv7()): PhoneStorage => {
  const tx = transactionOn(database, clientId);
  // A transaction that has to open the database first commits before Dexie expects it, and is reported as failed.
  const opened = database.dexie.open();
  opened.catch(() => undefined); // whoever uses it first is told
  return {
    transact: async (work) => {
      await opened;
      // Every table takes part: one act of a person may touch any of them, and they must commit together. The function
      // is `async` because Dexie looks for that to keep the transaction through native awaits.
      return database.dexie.transaction("rw", database.dexie.tables, async () => work(tx));
    },
  };
};

/** How long a change that was sent stays on the phone: a server restored from a backup can be given it again. */
const KEEP_SENT_DAYS = 30;

const transactionOn = (database: PhoneDatabase, clientId: string): PhoneTransaction => ({
  async meta() {
    const stored = await database.meta.get("phone");
    if (stored) return stored;
    const fresh = { key: "phone", clientId, cursor: null, numbers: {}, lastExchange: null } as const;
    await database.meta.put(fresh);
    return fresh;
  },
  async putMeta(meta: PhoneMeta) {
    await database.meta.put({ ...meta, key: "phone" });
  },
  async rows(kind, ids) {
    const found = await database.rows(kind).bulkGet([...ids]);
    return new Map(found.flatMap((row) => (row ? [[row.id, row]] : [])));
  },
  async putRows(rows) {
    for (const [kind, ofKind] of groupBy(rows, (row: PhoneRow) => row.kind)) await database.rows(kind).bulkPut(ofKind);
  },
  async deleteRows(kind, ids) {
    await database.rows(kind).bulkDelete([...ids]);
  },
  async deletePartition(partition, keep) {
    for (const { kind } of recordTypes) {
      const table = database.rows(kind);
      const ids = await table.where("partition").equals(partition).primaryKeys();
      const gone = ids.filter((id) => !keep.has(id));
      await table.bulkDelete(gone);
      await database.kept.bulkDelete(gone.map((id) => `draft:person:${id}`));
    }
    // What was sent holds the same names as the rows; what still needs a person stays in their view.
    await database.answered.filter((entry) => entry.partition === partition && entry.state === "sent").delete();
  },
  async bases(ids) {
    if (ids.length === 0) return new Map();
    const found = await database.bases.bulkGet([...ids]);
    return new Map(found.flatMap((base) => (base ? [[base.id, base]] : [])));
  },
  async putBases(bases) {
    if (bases.length > 0) await database.bases.bulkPut([...bases]);
  },
  async deleteBases(ids) {
    if (ids.length > 0) await database.bases.bulkDelete([...ids]);
  },
  async waiting(limit) {
    const oldestFirst = database.waiting.orderBy("order");
    return Number.isFinite(limit) ? oldestFirst.limit(limit).toArray() : oldestFirst.toArray();
  },
  async waitingFor(ids) {
    if (ids.length === 0) return [];
    return database.waiting
      .where("recordId")
      .anyOf([...ids])
      .sortBy("order");
  },
  async addWaiting(entries) {
    await database.waiting.bulkAdd(
      entries.map(({ partition, mutation }): WaitingEntry => ({ partition, mutation, recordId: mutation.id })),
    );
  },
  async deleteWaiting(entries) {
    if (entries.length === 0) return;
    const numbers = new Set(entries.map(({ partition, mutation }) => `${partition} ${mutation.n}`));
    const stored = await database.waiting
      .where("recordId")
      .anyOf(entries.map(({ mutation }) => mutation.id))
      .toArray();
    const answered = stored.filter(({ partition, mutation }) => numbers.has(`${partition} ${mutation.n}`));
    await database.waiting.bulkDelete(answered.flatMap(({ order }) => (order === undefined ? [] : [order])));
  },
  async addAnswered(entries) {
    const [newest] = entries.slice(-1);
    if (!newest) return;
    await database.answered.bulkAdd(entries.map((entry): AnsweredEntry => ({ ...entry, recordId: entry.mutation.id })));
    const oldest = new Date(Date.parse(newest.answeredAt) - KEEP_SENT_DAYS * 86_400_000).toISOString();
    const old = database.answered.where("answeredAt").below(oldest);
    await old.filter(({ state }) => state === "sent").delete();
  },
});
