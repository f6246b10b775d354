/** A phone's whole database as lines of JSON, and back: with the browser's own calls, whatever version it is of. */
import { IDBFactory } from "fake-indexeddb";

type KeyPath = string | string[];

interface StoreDump {
  readonly store: string;
  readonly keyPath: KeyPath | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: KeyPath;
    readonly unique: boolean;
    readonly multiEntry?: boolean;
  }[];
  readonly rows: readonly unknown[];
}

export interface Dump {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoreDump[];
}

export const dumpOf = async (disk: IDBFactory, name: string): Promise<Dump> => {
  const database = await opened(disk.open(name));
  const stores: StoreDump[] = [];
  for (const store of database.objectStoreNames) {
    const table = database.transaction(store).objectStore(store);
    const indexes = [...table.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = table.index(index);
      return { name: index, keyPath, unique, multiEntry };
    });
    const { keyPath, autoIncrement } = table;
    const rows: unknown[] = await opened(table.getAll());
    stores.push({ store, keyPath, autoIncrement, indexes, rows });
  }
  database.close();
  return { name, version: database.version, stores };
};

/** A fresh disk that holds what was dumped. */
export const diskOf = async ({ name, version, stores }: Dump): Promise<IDBFactory> => {
  const disk = new IDBFactory();
  const request = disk.open(name, version);
  request.addEventListener("upgradeneeded", () => {
    for (const { store, keyPath, autoIncrement, indexes } of stores) {
      const table = request.result.createObjectStore(store, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, ...options } of indexes) table.createIndex(index, path, options);
    }
  });
  const database = await opened(request);
  const transaction = database.transaction(
    stores.map(({ store }) => store),
    "readwrite",
  );
  for (const { store, rows } of stores) for (const row of rows) transaction.objectStore(store).put(row);
  await new Promise((resolve) => {
    transaction.addEventListener("complete", resolve);
  });
  database.close();
  return disk;
};

export const dumpText = ({ stores, ...head }: Dump): string =>
  [head, ...stores].map((line) => `${JSON.stringify(line, bytesAsText)}\n`).join("");

export const dumpIn = (text: string): Dump => {
  const [head, ...stores] = text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line, bytesFromText));
  // It is what `dumpText` wrote.
  return { ...(head as Omit<Dump, "stores">), stores: stores as StoreDump[] };
};

// What is sealed is bytes, which JSON has no word for.
const BYTES = "bytes:";
const bytesAsText = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? BYTES + Buffer.from(value).toString("base64url") : value;
const bytesFromText = (_key: string, value: unknown): unknown =>
  typeof value === "string" && value.startsWith(BYTES)
    ? new Uint8Array(Buffer.from(value.slice(BYTES.length), "base64url"))
    : value;

const opened = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database failed")));
  });
