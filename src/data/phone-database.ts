/** The phone's database: one per account, tables from the record types. */
import { Dexie, type EntityTable, type Table } from "dexie";
import { recordTypes } from "#domain/record-types.ts";
import type { AnsweredMutation, BaseRow, PhoneMeta, PhoneRow, WaitingMutation } from "#sync/phone-storage.ts";

/** An outbox entry as stored: `order` is the order of saving over all partitions. */
export interface WaitingEntry extends WaitingMutation {
  readonly order?: number;
  readonly recordId: string;
}
export interface AnsweredEntry extends AnsweredMutation {
  readonly order?: number;
  readonly recordId: string;
}

/** An answer of the server that is kept for reading without a signal, with the moment it was made. */
export interface KeptAnswer {
  readonly name: string;
  readonly asOf: string;
  readonly value: unknown;
}

export interface PhoneDatabase {
  readonly dexie: Dexie;
  readonly waiting: Table<WaitingEntry, number>;
  readonly answered: Table<AnsweredEntry, number>;
  readonly bases: EntityTable<BaseRow, "id">;
  readonly meta: Table<PhoneMeta & { readonly key: "phone" }, string>;
  readonly kept: EntityTable<KeptAnswer, "name">;
  readonly rows: (kind: string) => Table<PhoneRow, string>;
}

/**
 * Opens the database of one account. A later version of a record type may add indexes: Dexie then upgrades in place and
 * leaves every row and the outbox as they are. `indexedDb` stands in for the browser's in tests.
 */
export const openPhoneDatabase = (userId: string, indexedDb?: IDBFactory): PhoneDatabase => {
  const dexie = new Dexie(`asa-${userId}`, {
    // A "saved" must survive a flat battery: wait until the data is on disk, not only with the operating system.
    chromeTransactionDurability: "strict",
    ...(indexedDb && { indexedDB: indexedDb }),
  });
  const recordTables = recordTypes.map((type) => [
    tableOf(type.kind),
    ["id", "partition", ...type.indexes.map((field) => `body.${field}`)].join(", "),
  ]);
  dexie.version(1).stores({
    ...Object.fromEntries(recordTables),
    waiting: "++order, recordId",
    answered: "++order, recordId, state, answeredAt",
    bases: "id",
    meta: "key",
    kept: "name",
  });
  return {
    dexie,
    waiting: dexie.table("waiting"),
    answered: dexie.table("answered"),
    bases: dexie.table("bases"),
    meta: dexie.table("meta"),
    kept: dexie.table("kept"),
    rows: (kind) => dexie.table(tableOf(kind)),
  };
};

const tableOf = (kind: string): string => `record:${kind}`;
