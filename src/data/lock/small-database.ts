/** A small database on the browser's own IndexedDB, for what is read before anything else is on the screen. */

interface Shape {
  readonly name: string;
  readonly version: number;
  /** Makes the stores of a new database. */
  readonly make: (database: IDBDatabase) => void;
}

interface SmallDatabase {
  /**
   * One transaction over all stores, on disk when it resolves; where `work` fails, nothing of it happened. `work` may wait
   * for what it asks of the stores, and for nothing else.
   */
  readonly inOneStep: <T>(
    mode: "readonly" | "readwrite",
    work: (store: (name: string) => IDBObjectStore) => Promise<T>,
  ) => Promise<T>;
  /** Opened again by the next step. */
  readonly close: () => void;
}

/** Opened by the first step, and again after the browser has closed it. */
export const openSmallDatabase = (indexedDb: IDBFactory, shape: Shape): SmallDatabase => {
  let opening: Promise<IDBDatabase> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const opened = (): Promise<IDBDatabase> => {
    // After a failure the next step tries once more.
    opening ??= open(indexedDb, shape, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> => {
    const database = await opened();
    // A try that was counted must not be forgotten by pulling the battery.
    return database.transaction([...database.objectStoreNames], mode, { durability: "strict" });
  };
  return {
    inOneStep: async (mode, work) => {
      const transaction = await begin(mode).catch((error: unknown) => {
        // The browser was closing it, and had not said so yet.
        if (!isNamed(error, "InvalidStateError")) throw error;
        forget();
        return begin(mode);
      });
      const done = endOf(transaction);
      done.catch(() => undefined); // waited for below
      try {
        const value = await work((name) => transaction.objectStore(name));
        await done;
        return value;
      } catch (error) {
        abort(transaction);
        await done.catch(() => undefined);
        // Why the whole was taken back says more than what failed because of it.
        throw transaction.error ?? error;
      }
    },
    close: () => {
      opening?.then((database) => database.close()).catch(() => undefined);
      forget();
    },
  };
};

export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("request failed")));
  });

const open = (indexedDb: IDBFactory, { name, version, make }: Shape, onClosed: () => void): Promise<IDBDatabase> => {
  const request = indexedDb.open(name, version);
  request.addEventListener("upgradeneeded", () => make(request.result));
  return resultOf(request).then((database) => {
    database.addEventListener("close", onClosed);
    // Somebody deletes it: they would wait for this window.
    database.addEventListener("versionchange", () => {
      database.close();
      onClosed();
    });
    return database;
  });
};

const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });

const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
};

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
