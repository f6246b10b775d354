/** PhoneStorage on IndexedDB. */
import type { Table } from "dexie";
import { uuidv7 } from "uuidv7";
import { groupBy } from "#domain/group.ts";
import { recordKinds } from "#domain/record-types.ts";
import type { PhoneMeta, PhoneRow, PhoneStorage, PhoneTransaction } from "#sync/phone-storage.ts";
import { appSchema, type AppSchema } from "./app-schema.ts";
import { outboxOn, type Outbox } from "./dexie-outbox.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { OutdatedError } from "./storage-errors.ts";

/** What a database knows of itself when it is made. */
export type NewPhone = Pick<PhoneMeta, "clientId" | "was">;

export interface DexiePhoneOptions {
  /** Asked when the database turns out to be empty. */
  readonly newPhone?: (database: PhoneDatabase) => Promise<NewPhone> | NewPhone;
  /** Resolves when the database is open. */
  readonly opened?: () => Promise<unknown>;
  /** The likely time. */
  readonly now?: () => Date;
  readonly schema?: AppSchema;
}

export const dexiePhone = (
  database: PhoneDatabase,
  {
    newPhone = () => ({ clientId: uuidv7() }),
    opened = () => database.dexie.open(),
    now = () => new Date(),
    schema = appSchema,
  }: DexiePhoneOptions = {},
): PhoneStorage => {
  const tx = { ...transactionOn(database, newPhone), ...outboxOn(database, now) };
  return {
    transact: async (work) => {
      // A transaction that has to open the database first commits before Dexie expects it, and is reported as failed.
      await opened();
      // Every table takes part: one act of a person may touch any of them, and they must commit together. The function
      // is `async` because Dexie looks for that to keep the transaction through native awaits.
      return database.dexie.transaction("rw", database.dexie.tables, async () => {
        // Side by side, since a save is waited for: when the guard throws, nothing of what `work` did is kept.
        const [, value] = await Promise.all([mayWrite(database, schema), work(tx)]);
        return value;
      });
    },
  };
};

/** Inside the transaction: a newer window may take the database over between a look and the write. */
const mayWrite = async ({ schema: guards }: PhoneDatabase, schema: AppSchema): Promise<void> => {
  const lowestWriter = (await guards.get("schema"))?.lowestWriter ?? 0;
  if (lowestWriter > schema.own) throw new OutdatedError();
  if (lowestWriter < schema.lowestWriter) await guards.put({ key: "schema", lowestWriter: schema.lowestWriter });
};

const rowTables = ({ rows, unfit }: PhoneDatabase): readonly Table<PhoneRow, string>[] => [
  ...recordKinds.map(({ kind }) => rows(kind)),
  unfit,
];

const idsOf = (rows: readonly PhoneRow[]): string[] => rows.map(({ id }) => id);

const transactionOn = (
  database: PhoneDatabase,
  newPhone: NonNullable<DexiePhoneOptions["newPhone"]>,
): Omit<PhoneTransaction, keyof Outbox> => ({
  async meta() {
    const stored = await database.meta.get("phone");
    if (stored) return stored;
    const made = await newPhone(database);
    const fresh = { key: "phone", ...made, cursor: null, numbers: {}, lastExchange: null } as const;
    await database.meta.put(fresh);
    return fresh;
  },
  async putMeta(meta: PhoneMeta) {
    await database.meta.put({ ...meta, key: "phone" });
  },
  async rows(kind, ids) {
    const found = await database.rows(kind).bulkGet([...ids]);
    const apart = await database.unfit.where("kind").equals(kind).toArray();
    const asked = apart.filter(({ id }) => ids.includes(id));
    return new Map([...found, ...asked].flatMap((row) => (row ? [[row.id, row]] : [])));
  },
  async putRows(rows) {
    const [fit, unfit] = [rows.filter((row) => !row.unfit), rows.filter((row) => row.unfit)];
    for (const [kind, ofKind] of groupBy(fit, (row: PhoneRow) => row.kind)) await database.rows(kind).bulkPut(ofKind);
    // Mostly nothing is kept apart, and a page may bring thousands of rows.
    if ((await database.unfit.count()) > 0) await database.unfit.bulkDelete(idsOf(fit));
    if (unfit.length === 0) return;
    for (const [kind, ofKind] of groupBy(unfit, (row: PhoneRow) => row.kind)) {
      await database.rows(kind).bulkDelete(idsOf(ofKind));
    }
    await database.unfit.bulkPut(unfit);
  },
  unfitRows: () => database.unfit.toArray(),
  async deleteRows(kind, ids) {
    await database.rows(kind).bulkDelete([...ids]);
    if ((await database.unfit.count()) > 0) await database.unfit.bulkDelete([...ids]);
  },
  async deletePartition(partition, keep) {
    for (const table of rowTables(database)) {
      const ids = await table.where("partition").equals(partition).primaryKeys();
      const gone = ids.filter((id) => !keep.has(id));
      await table.bulkDelete(gone);
    }
  },
  async forgetForms(ids) {
    if (ids.length > 0)
      await database.kept
        .where("about")
        .anyOf([...ids])
        .delete();
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
  async places() {
    const ofRows = await Promise.all(rowTables(database).map((table) => table.orderBy("partition").uniqueKeys()));
    const ofBases = (await database.bases.toArray()).flatMap(({ row }) => (row ? [row.partition] : []));
    return [...new Set([...ofRows.flat().map(String), ...ofBases])];
  },
  async serverRows(partition) {
    const bases = await database.bases.toArray();
    const unsent = new Set(bases.map(({ id }) => id));
    const rows = await Promise.all(
      rowTables(database).map((table) => table.where("partition").equals(partition).toArray()),
    );
    const ofBases = bases.flatMap(({ row }) => (row?.partition === partition ? [row] : []));
    return [...rows.flat().filter(({ id }) => !unsent.has(id)), ...ofBases];
  },
});
