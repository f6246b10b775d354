/**
 * Where a phone keeps what opens its databases: for each account the wrapped key, and how often a wrong PIN was tried.
 * A database of its own, read before the account's; nothing in it names anybody. The first screen reads it, so it works
 * without Dexie, which comes with what stands behind the lock.
 */
import { phoneDatabaseName } from "../phone-database-name.ts";
import { openSmallDatabase, resultOf } from "./small-database.ts";

/** What argon2id is to spend. */
export interface Effort {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** The data key, closed with a PIN. */
export interface Wrap {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly effort: Effort;
  /** A key that the browser does not give out: a copy of this row alone, taken by a script, cannot be tried elsewhere. */
  readonly pepper: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly key: Uint8Array<ArrayBuffer>;
}

export interface Lock {
  readonly userId: string;
  readonly databaseName: string;
  /** Null when the key was thrown away: after too many wrong PINs, a forgotten one, or a phone that was reported lost. */
  readonly wrap: Wrap | null;
  readonly wrongTries: number;
  /** ISO instant of the phone's clock: no try before. Null when none has to wait. */
  readonly notBefore: string | null;
  /** ISO instant of the phone's clock: when it first found that it had been away for too long (lease.ts). */
  readonly awaySince?: string | undefined;
  /** Why there is no key any more. */
  readonly gone?: GoneWhy;
}

/** Too many wrong PINs, a forgotten one, a phone that was taken away, or one that was away for too long. */
export type GoneWhy = "tries" | "forgotten" | "revoked" | "away";

/** A database whose key is gone. What it still has to send is sealed to the server; then it is deleted. */
export interface LeftDatabase {
  readonly name: string;
  readonly userId: string;
  /** Once it is deleted: under which client id the server knew it. */
  readonly sentAs?: string;
}

export interface LockBox {
  readonly read: (userId: string) => Promise<Lock | null>;
  /** Changes the lock in one step that no other tab can get between. `change` gets null where there is none. */
  readonly change: (userId: string, change: (lock: Lock | null) => Lock) => Promise<Lock>;
  /**
   * Throws the key away, and with it everything that it opens. The next PIN begins an empty database; the old one is
   * left to whoever sends the rest of it.
   */
  readonly dropKey: (userId: string, why: GoneWhy) => Promise<void>;
  /** Oldest first; those that were sent and deleted as well. */
  readonly left: (userId: string) => Promise<readonly LeftDatabase[]>;
  readonly noteSent: (left: LeftDatabase, sentAs: string) => Promise<void>;
  readonly close: () => void;
}

export const openLockBox = (indexedDb: IDBFactory = indexedDB): LockBox => {
  const { inOneStep, close } = openSmallDatabase(indexedDb, {
    name: "asa-lock",
    // As Dexie numbers its first version: it made this database on the first phones.
    version: 10,
    make: (database) => {
      database.createObjectStore("locks", { keyPath: "userId" });
      database.createObjectStore("left", { keyPath: "name" }).createIndex("userId", "userId");
    },
  });
  return {
    read: (userId) => inOneStep("readonly", (store) => lockIn(store("locks"), userId)),
    change: (userId, change) =>
      inOneStep("readwrite", async (store) => {
        const next = change(await lockIn(store("locks"), userId));
        await resultOf(store("locks").put(next));
        return next;
      }),
    dropKey: (userId, gone) =>
      inOneStep("readwrite", async (store) => {
        const lock = await lockIn(store("locks"), userId);
        if (!lock?.wrap) return;
        await resultOf(store("left").put({ name: lock.databaseName, userId } satisfies LeftDatabase));
        const databaseName = nameAfter(userId, lock.databaseName);
        const next: Lock = { userId, databaseName, wrap: null, wrongTries: 0, notBefore: null, gone };
        await resultOf(store("locks").put(next));
      }),
    left: (userId) =>
      inOneStep("readonly", (store) => resultOf<LeftDatabase[]>(store("left").index("userId").getAll(userId))),
    noteSent: (database, sentAs) =>
      inOneStep("readwrite", async (store) => {
        await resultOf(store("left").put({ ...database, sentAs }));
      }),
    close,
  };
};

// Only locks were ever put there.
const lockIn = async (locks: IDBObjectStore, userId: string): Promise<Lock | null> =>
  (await resultOf<Lock | undefined>(locks.get(userId))) ?? null;

/** `asa-<id>`, `asa-<id>.2`, `asa-<id>.3` … */
const nameAfter = (userId: string, name: string): string => {
  const turn = Number(name.slice(phoneDatabaseName(userId).length + 1)) || 1;
  return `${phoneDatabaseName(userId)}.${turn + 1}`;
};
