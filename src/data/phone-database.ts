/** The phone's database: one per account, tables from the record types. */
import { Dexie, type EntityTable, type Table } from "dexie";
import { recordKinds } from "#domain/record-types.ts";
import type { AnsweredMutation, BaseRow, PhoneMeta, PhoneRow, WaitingMutation } from "#sync/phone-storage.ts";
import type { OutboxSeal } from "./lock/outbox-seal.ts";
import type { RecordCipher } from "./lock/record-cipher.ts";
import { sealTables } from "./lock/sealed-tables.ts";

/** An outbox entry as stored: `order` is the order of saving over all partitions. */
export interface WaitingEntry extends WaitingMutation {
  readonly order?: number;
  readonly recordId: string;
  /** The likely time of saving: the phone's clock, which is in the mutation, may have been set since. */
  readonly savedAt?: string;
  /** It was answered before, and a person has dealt with that answer. */
  readonly seen?: true;
}
export interface AnsweredEntry extends AnsweredMutation {
  readonly order?: number;
  readonly recordId: string;
  /** Where it stood in the outbox. */
  readonly savedOrder?: number;
}

/** A change from a backup file: sent under the client id of the phone that made it, with its number there. */
export interface RestoredEntry extends WaitingMutation {
  readonly order?: number;
  readonly clientId: string;
}

/** The lowest `appSchema` that may write into this database. */
export interface SchemaGuard {
  readonly key: "schema";
  readonly lowestWriter: number;
}

/** What the app keeps for itself: an answer of the server for reading without a signal, a half-filled form. */
export interface KeptAnswer {
  readonly name: string;
  readonly asOf: string;
  readonly value: unknown;
  /** Of a half-filled form: the records that it is about. It goes when they do. */
  readonly about?: readonly string[];
}

export interface PhoneDatabase {
  readonly dexie: Dexie;
  readonly waiting: Table<WaitingEntry, number>;
  readonly answered: Table<AnsweredEntry, number>;
  readonly bases: EntityTable<BaseRow, "id">;
  /** Rows of any kind that no screen of this version can show. */
  readonly unfit: Table<PhoneRow, string>;
  readonly meta: Table<PhoneMeta & { readonly key: "phone" }, string>;
  readonly schema: Table<SchemaGuard, string>;
  readonly kept: EntityTable<KeptAnswer, "name">;
  readonly restored: Table<RestoredEntry, number>;
  readonly rows: (kind: string) => Table<PhoneRow, string>;
}

/** What an account's lock gives once it is open. */
export interface Sealing {
  readonly databaseName: string;
  readonly cipher: RecordCipher;
  /** Seals what waits to the server as well. Null while this phone does not know the server's key. */
  readonly outboxSeal: () => OutboxSeal | null;
}

/**
 * Opens the database of one account, sealed. `indexedDb` stands in for the browser's in tests.
 *
 * How the stored shape changes:
 * - A new record type, or a new index on one, needs nothing here: Dexie finds the table or the index missing and adds it
 *   in place, with every row and the outbox as they were.
 * - A table or an index of the app itself: raise the number of `version` and change its line. Only the newest shape is
 *   declared, since Dexie goes there from whatever it finds. A table that is missing here is deleted, so a table that
 *   held a person's work is never taken away, only left unused.
 * - Stored values that have to be rewritten: `.upgrade()` on the new version, and `appSchema` in app-schema.ts.
 * The versions before, for the record: 3 had no `unfit`, 2 no `*about`, 1 no `restored` and no `[partition+mutation.n]`.
 */
export const openPhoneDatabase = (sealing: Sealing, indexedDb?: IDBFactory): PhoneDatabase => {
  const dexie = new Dexie(sealing.databaseName, {
    // A "saved" must survive a flat battery: wait until the data is on disk, not only with the operating system.
    chromeTransactionDurability: "strict",
    ...(indexedDb && { indexedDB: indexedDb }),
  });
  const recordTables = recordKinds.map((type) => [
    tableOf(type.kind),
    ["id", "partition", ...type.indexes.map((field) => `body.${field}`)].join(", "),
  ]);
  dexie.version(4).stores({
    ...Object.fromEntries(recordTables),
    waiting: "++order, recordId",
    answered: "++order, recordId, state, answeredAt, [partition+mutation.n]",
    bases: "id",
    unfit: "id, kind, partition",
    meta: "key",
    kept: "name, *about",
    restored: "++order",
  });
  sealTables(dexie, { ...sealing, open: new Set(["meta"]), outbox: new Set(["waiting", "restored"]) });
  return {
    dexie,
    waiting: dexie.table("waiting"),
    answered: dexie.table("answered"),
    bases: dexie.table("bases"),
    unfit: dexie.table("unfit"),
    meta: dexie.table("meta"),
    schema: dexie.table("meta"),
    kept: dexie.table("kept"),
    restored: dexie.table("restored"),
    rows: (kind) => dexie.table(tableOf(kind)),
  };
};

const tableOf = (kind: string): string => `record:${kind}`;
