/**
 * AES-256-GCM for what the phone keeps at rest. Synchronous on purpose: WebCrypto answers later, and what waits for it
 * inside an IndexedDB transaction may find the transaction committed (docs/decisions/012).
 */
import { gcm } from "@noble/ciphers/aes.js";

export interface RecordCipher {
  /** `about` is bound to the result: it opens only for the very same text. */
  readonly seal: (about: string, value: unknown) => Uint8Array<ArrayBuffer>;
  /** Throws `UnreadableError` for another key, another `about`, or changed bytes. */
  readonly open: (about: string, sealed: Uint8Array) => unknown;
}

/** The bytes are not what this key has sealed for this place. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

/** Fills with random bytes, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;

const toBytes = new TextEncoder();
const toText = new TextDecoder();

/** `key`: 32 bytes. A value is whatever JSON can say. */
export const recordCipher = (key: Uint8Array, random: RandomBytes): RecordCipher => ({
  seal: (about, value) => {
    // A nonce of its own for each write: 96 random bits repeat for nobody before some billions of writes with one key.
    const nonce = new Uint8Array(NONCE_BYTES);
    random(nonce);
    const sealed = gcm(key, nonce, toBytes.encode(about)).encrypt(toBytes.encode(JSON.stringify(value)));
    const whole = new Uint8Array(NONCE_BYTES + sealed.length);
    whole.set(nonce);
    whole.set(sealed, NONCE_BYTES);
    return whole;
  },
  open: (about, sealed) => {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    let bytes: Uint8Array;
    try {
      bytes = gcm(key, nonce, toBytes.encode(about)).decrypt(sealed.subarray(NONCE_BYTES));
    } catch {
      throw new UnreadableError(about);
    }
    return JSON.parse(toText.decode(bytes));
  },
});
