/**
 * The key of this phone: whoever copies a session's cookie cannot sign with it, for no script can read its private half
 * out of the browser. One for all people who use the phone, in a database of its own, which holds nothing else and is
 * small enough for the service worker to open.
 */
import { err, ok, type Result } from "#domain/result.ts";

export interface DeviceKey {
  /** The uncompressed point, 65 bytes, in base64url. */
  readonly publicKey: string;
  /** 64 bytes, r and s, in base64url. */
  readonly sign: (bytes: BufferSource) => Promise<string>;
}

/** The browser lets nothing be kept, or knows no WebCrypto. Its sentence: locales/{th,en}/sign-in.json. */
export interface NoDeviceKey {
  readonly type: "noDeviceKey";
}

export interface DeviceKeyPlace {
  /** Undefined where a private mode takes it away. */
  readonly indexedDb: IDBFactory | undefined;
  /** Undefined on an address without https. */
  readonly subtle: SubtleCrypto | undefined;
}

/** The phone's key, made at the first call. Two tabs that make it at one moment get the same. */
export const openDeviceKey = async ({ indexedDb, subtle }: DeviceKeyPlace): Promise<Result<DeviceKey, NoDeviceKey>> => {
  if (!indexedDb || !subtle) return err({ type: "noDeviceKey" });
  try {
    const database = await open(indexedDb);
    try {
      return ok(await keyIn(database, subtle));
    } finally {
      database.close();
    }
  } catch (error) {
    // Storage that is shut or full, or a browser that cannot store keys: the person is told what to do.
    console.warn(error);
    return err({ type: "noDeviceKey" });
  }
};

interface KeptKey {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

const [DATABASE, STORE, KEY] = ["asa-device", "keys", "device"];
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

const keyIn = async (database: IDBDatabase, subtle: SubtleCrypto): Promise<DeviceKey> => {
  const { publicKey, privateKey } = (await kept(database)) ?? (await keep(database, await made(subtle)));
  return {
    publicKey,
    sign: async (bytes) => base64url(await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, bytes)),
  };
};

const made = async (subtle: SubtleCrypto): Promise<KeptKey> => {
  const pair = await subtle.generateKey(CURVE, false, ["sign", "verify"]);
  return { publicKey: base64url(await subtle.exportKey("raw", pair.publicKey)), privateKey: pair.privateKey };
};

const open = (indexedDb: IDBFactory): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDb.open(DATABASE, 1);
    opening.addEventListener("upgradeneeded", () => void opening.result.createObjectStore(STORE));
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error ?? new Error("not opened")));
  });

const kept = (database: IDBDatabase): Promise<KeptKey | undefined> =>
  new Promise((resolve, reject) => {
    const asked = database.transaction(STORE).objectStore(STORE).get(KEY);
    // This file alone writes there.
    asked.addEventListener("success", () => resolve(asked.result as KeptKey | undefined));
    asked.addEventListener("error", () => reject(asked.error ?? new Error("not read")));
  });

/** The first to come in stays, and everybody gets that one: made before, since a transaction ends while one waits. */
const keep = (database: IDBDatabase, own: KeptKey): Promise<KeptKey> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    const asked = store.get(KEY);
    asked.addEventListener("success", () => {
      if (asked.result === undefined) store.put(own, KEY);
    });
    // Given out only once it is on disk: the server will know no other.
    transaction.addEventListener("complete", () => resolve((asked.result as KeptKey | undefined) ?? own));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("aborted")));
  });

/** For bytes that are few. */
export const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
