/**
 * A browser's database whose n-th call goes wrong. Calls are counted at IndexedDB itself, below every library:
 * - `throws`: the call throws, as after "Internal error" (making a table or an index cannot: it throws for mistakes only);
 * - `aborts`: the call is made, and its transaction is undone by the browser;
 * - `closes`: the page is gone at this call: what was not committed is undone and nobody hears of anything any more.
 *   Commits count too: the page may be gone after one, before its code hears of it.
 */
import {
  forceCloseDatabase,
  IDBCursor,
  IDBDatabase,
  IDBIndex,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
} from "fake-indexeddb";
import { createMeter, type Meter } from "./meter.ts";

export const ways = ["throws", "aborts", "closes"] as const;
export type Way = (typeof ways)[number];

export interface Page {
  /** Stands in for `window.indexedDB` in this page alone. */
  readonly indexedDb: IDBFactory;
  /** Counts the calls to it. */
  readonly meter: Meter<Way>;
  /** Resolves when the page is closed by a fault. */
  readonly closed: Promise<void>;
  /** The page is gone now. */
  readonly close: () => void;
}

interface Life {
  readonly meter: Meter<Way>;
  isOver: boolean;
  readonly databases: Set<IDBDatabase>;
  readonly transactions: Set<IDBTransaction>;
  readonly end: PromiseWithResolvers<void>;
}

const lives = new WeakMap<object, Life>();

export const pageOn = (disk: IDBFactory): Page => {
  const life: Life = {
    meter: createMeter(),
    isOver: false,
    databases: new Set(),
    transactions: new Set(),
    end: Promise.withResolvers(),
  };
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    if (life.isOver) return new IDBOpenDBRequest();
    const strikes = life.meter.strike();
    if (strikes === "closes") endOf(life);
    if (strikes !== null) return failed(strikes);
    const request = disk.open(name, version);
    lives.set(request, life);
    return request;
  };
  const indexedDb: IDBFactory = {
    open,
    cmp: (a: unknown, b: unknown) => disk.cmp(a, b),
    databases: () => disk.databases(),
    deleteDatabase: (name: string) => disk.deleteDatabase(name),
  };
  return {
    indexedDb,
    meter: life.meter,
    closed: life.end.promise,
    close: () => endOf(life),
  };
};

const endOf = (life: Life): void => {
  life.isOver = true;
  for (const transaction of life.transactions) {
    try {
      transaction.abort();
    } catch {
      // It had ended.
    }
  }
  for (const database of life.databases) forceCloseDatabase(database as never);
  life.end.resolve();
};

const broken = (): DOMException => new DOMException("Internal error.", "UnknownError");

/** Chromium tells of a database that it cannot open by an event. */
const failed = (way: Way): IDBOpenDBRequest => {
  const request = new IDBOpenDBRequest();
  if (way === "closes") return request;
  setImmediate(() => {
    Object.assign(request, { readyState: "done", error: broken() });
    request.onerror?.({ type: "error", target: request, preventDefault() {}, stopPropagation() {} } as never);
  });
  return request;
};

const databaseOf = (target: object): IDBDatabase | undefined => {
  if (target instanceof IDBDatabase) return target;
  if (target instanceof IDBTransaction) return target.db;
  if (target instanceof IDBObjectStore) return target.transaction.db;
  if (target instanceof IDBIndex) return target.objectStore.transaction.db;
  if (target instanceof IDBCursor) return databaseOf(target.source);
  if (target instanceof IDBRequest) return target.transaction?.db;
  return undefined;
};

const transactionOf = (target: object, made?: unknown): IDBTransaction | undefined => {
  if (made instanceof IDBObjectStore) return made.transaction;
  if (target instanceof IDBObjectStore) return target.transaction;
  if (target instanceof IDBIndex) return target.objectStore.transaction;
  if (target instanceof IDBCursor) return transactionOf(target.source);
  return undefined;
};

const lifeOf = (target: object): Life | undefined => lives.get(target) ?? lives.get(databaseOf(target) ?? {});

// Looking up a store or an index of a transaction touches no disk: the call on it that follows at once is counted.
type Method = (this: object, ...args: unknown[]) => unknown;

const watched: readonly (readonly [{ readonly prototype: object }, readonly string[]])[] = [
  [IDBDatabase, ["transaction", "createObjectStore", "deleteObjectStore"]],
  [
    IDBObjectStore,
    ["add", "put", "get", "getAll", "getKey", "getAllKeys", "delete", "clear", "count", "openCursor", "openKeyCursor"],
  ],
  [IDBObjectStore, ["createIndex", "deleteIndex"]],
  [IDBIndex, ["get", "getAll", "getKey", "getAllKeys", "count", "openCursor", "openKeyCursor"]],
  [IDBCursor, ["continue", "continuePrimaryKey", "advance", "update", "delete"]],
];

const SCHEMA: ReadonlySet<string> = new Set(["createObjectStore", "deleteObjectStore", "createIndex", "deleteIndex"]);

/** Puts the counting under every database of this process. Gives how to take it away. */
export const watchDatabases = (): (() => void) => {
  const undo: (() => void)[] = [];
  const replace = (prototype: object, name: string, by: (original: Method) => Method): void => {
    const original = Reflect.get(prototype, name) as Method;
    Reflect.set(prototype, name, by(original));
    undo.push(() => Reflect.set(prototype, name, original));
  };
  for (const [{ prototype }, names] of watched) {
    for (const name of names) replace(prototype, name, (original) => countedCall(original, SCHEMA.has(name)));
  }
  const events = Object.getPrototypeOf(IDBRequest.prototype) as object;
  replace(events, "dispatchEvent", (original) => watchedEvent(original));
  return () => {
    for (const step of undo) step();
  };
};

const countedCall = (original: Method, isSchema: boolean): Method =>
  function (this: object, ...args) {
    const life = lifeOf(this);
    if (!life) return original.apply(this, args);
    if (life.isOver) return new IDBRequest();
    const strikes = life.meter.strike();
    if (strikes === "throws" && !isSchema) throw broken();
    if (strikes === "closes") {
      endOf(life);
      return new IDBRequest();
    }
    const result = original.apply(this, args);
    if (result instanceof IDBTransaction) life.transactions.add(result);
    if (strikes === "aborts") (result instanceof IDBTransaction ? result : transactionOf(this, result))?.abort();
    return result;
  };

const watchedEvent = (original: Method): Method =>
  function (this: object, ...args) {
    const life = lifeOf(this);
    const type = String(Reflect.get(args[0] as object, "type"));
    if (life && type === "complete" && life.meter.strike() === "closes") endOf(life);
    if (life?.isOver) {
      // A page that is gone brings no database up to date.
      if (this instanceof IDBOpenDBRequest && type === "upgradeneeded") this.transaction?.abort();
      // Nobody hears it but the database itself, which has to let the next page in.
      if (this instanceof IDBTransaction) Reflect.get(this, "_prioritizedListeners").get(type)?.();
      return true;
    }
    // The database exists from here on.
    if (life && this instanceof IDBOpenDBRequest && (type === "upgradeneeded" || type === "success")) {
      lives.set(this.result, life);
      life.databases.add(this.result);
      if (this.transaction) life.transactions.add(this.transaction);
    }
    return original.apply(this, args);
  };
