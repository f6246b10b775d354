/**
 * Everything in the phone's database is encrypted below Dexie, so that nothing above has to think of it: what is written
 * is sealed, what is read is opened, in the same step and without waiting (record-cipher.ts). Only keys and what an index
 * stands on stay readable, for IndexedDB has to find them: ids, days, states. docs/security.md says what a thief reads.
 */
import {
  Dexie,
  type DBCore,
  type DBCoreCursor,
  type DBCoreMutateRequest,
  type DBCoreTable,
  type DBCoreTableSchema,
} from "dexie";
import type { RecordCipher } from "./record-cipher.ts";
import type { OutboxSeal, SealedChange } from "./outbox-seal.ts";

export interface SealingOptions {
  readonly cipher: RecordCipher;
  /** Seals what waits to the server as well. Null while this phone does not know the server's key. */
  readonly outboxSeal: () => OutboxSeal | null;
  /** Tables that hold nothing about anybody. */
  readonly open: ReadonlySet<string>;
  /** Tables of the outbox; their rows have `partition` and `mutation`. */
  readonly outbox: ReadonlySet<string>;
}

/** As it stands on disk: what indexes need, in its place, and the rest sealed. */
interface StoredRow {
  /** Sealed with the phone's data key. */
  readonly c?: Uint8Array;
  /** Sealed to the server: goes out while the phone is locked, and when its key is gone. */
  readonly s?: SealedChange;
}

/** Raised when the form of sealed rows changes: it is bound to each of them. */
const FORM = 1;

export const sealTables = (dexie: Dexie, options: SealingOptions): void => {
  dexie.use({
    stack: "dbcore",
    name: "sealed",
    // Below everything of Dexie's own, which has to see what is inside.
    level: -2,
    create: (core: DBCore): DBCore => ({
      ...core,
      table: (name) => (options.open.has(name) ? core.table(name) : sealedTable(core.table(name), options)),
    }),
  });
};

const sealedTable = (table: DBCoreTable, options: SealingOptions): DBCoreTable => {
  const { close, open } = sealerOf(table.schema, options);
  return {
    ...table,
    mutate: (request) => table.mutate(isWrite(request) ? { ...request, values: request.values.map(close) } : request),
    // Dexie's own promises, without `await`: a native one would lose the transaction that it goes with.
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((found) => found.map(open)),
    query: (request) =>
      table.query(request).then((found) => (request.values ? { ...found, result: found.result.map(open) } : found)),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => (cursor && request.values ? openedCursor(cursor, open) : cursor)),
  };
};

const isWrite = (
  request: DBCoreMutateRequest,
): request is Extract<DBCoreMutateRequest, { values: readonly unknown[] }> =>
  request.type === "add" || request.type === "put";

const openedCursor = (cursor: DBCoreCursor, open: (stored: unknown) => unknown): DBCoreCursor =>
  Object.create(cursor, {
    // The browser's own getters refuse to work for anything but the browser's own cursor.
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value) },
  }) as DBCoreCursor;

const sealerOf = (schema: DBCoreTableSchema, { cipher, outboxSeal, outbox }: SealingOptions) => {
  const { name, primaryKey, indexes } = schema;
  const isOutbox = outbox.has(name);
  const given = primaryKey.autoIncrement === true ? keyPathsOf(primaryKey) : [];
  // The number that IndexedDB gives is not known when the row is sealed, so it cannot be bound to it.
  const bound = [...(given.length > 0 ? [] : keyPathsOf(primaryKey)), ...indexes.flatMap(keyPathsOf)];
  // Whoever sends while the phone is locked needs to know what is in its place in line.
  const paths = [...new Set([...bound, ...(isOutbox ? ["partition", "mutation.n", "clientId"] : [])])];

  const readable = (row: object, of: readonly string[]): object => {
    const kept = {};
    for (const path of of) {
      const value: unknown = Dexie.getByKeyPath(row, path);
      if (value !== undefined) Dexie.setByKeyPath(kept, path, value);
    }
    return kept;
  };
  const about = (row: object): string => `${name} ${FORM} ${JSON.stringify(readable(row, paths))}`;

  const close = (row: object): object => {
    const seal = isOutbox ? sealOf(row, outboxSeal()) : undefined;
    return {
      ...readable(row, [...given, ...paths]),
      c: cipher.seal(about(row), row),
      ...(seal && { s: seal }),
    };
  };
  const open = (stored: unknown): unknown => {
    if (typeof stored !== "object" || stored === null) return stored;
    const { c } = stored as StoredRow;
    // From before the lock was set: sealed as soon as it is (seal-everything.ts).
    if (c === undefined) return stored;
    const row = cipher.open(about(stored), c) as object; // sealed by `close`, which bound it to this place
    for (const path of given) Dexie.setByKeyPath(row, path, Dexie.getByKeyPath(stored, path));
    return row;
  };
  return { close, open };
};

const sealOf = (row: object, seal: OutboxSeal | null): SealedChange | undefined =>
  seal?.seal(row as Parameters<OutboxSeal["seal"]>[0]);

const keyPathsOf = ({ keyPath }: { readonly keyPath: string | string[] | null }): string[] =>
  keyPath === null ? [] : [keyPath].flat();
