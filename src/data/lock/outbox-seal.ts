/** Seals what waits to the server, in the very step that saves it: see #sync/sealed-change.ts. */
import { gcm } from "@noble/ciphers/aes.js";
import type { Mutation } from "#sync/wire.ts";
import { aboutSealed, SEALED_INFO, SEALED_NONCE } from "#sync/sealed-change.ts";
import { fromBase64url } from "#domain/base64url.ts";
import type { RandomBytes } from "./record-cipher.ts";

/** As it stands in the outbox. */
export interface SealedChange {
  /** The server's key that opens it, as the server names it. */
  readonly k: string;
  /** The phone's public key of that moment. */
  readonly e: Uint8Array;
  /** Nonce and sealed mutation. */
  readonly d: Uint8Array;
}

export interface OutboxSeal {
  /** Names the server's key. */
  readonly keyId: string;
  readonly seal: (entry: { readonly partition: string; readonly mutation: Mutation }) => SealedChange;
}

/** The server's public key as it comes with signing in: its name, a dot, and 65 bytes in base64url. */
export type SealingKey = string;

export interface OutboxSealDeps {
  readonly subtle: SubtleCrypto;
  readonly random: RandomBytes;
}

/**
 * One key pair serves until the phone is locked. Its private half never leaves the browser's own memory and is gone with
 * the page, so that not even this phone can open again what it has sealed. Null for a key that makes no sense.
 */
export const createOutboxSeal = async (
  { subtle, random }: OutboxSealDeps,
  sealingKey: SealingKey,
): Promise<OutboxSeal | null> => {
  const [k = "", point = ""] = sealingKey.split(".");
  const server = fromBase64url(point);
  if (!server || k === "") return null;
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const [publicKey, own] = await Promise.all([
    subtle.importKey("raw", server, curve, false, []),
    subtle.generateKey(curve, false, ["deriveBits"]),
  ]);
  const e = new Uint8Array(await subtle.exportKey("raw", own.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: publicKey }, own.privateKey, 256);
  const salt = new Uint8Array([...e, ...server]);
  const info = new TextEncoder().encode(SEALED_INFO);
  const stretched = await subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const key = new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, stretched, 256));
  const seal: OutboxSeal["seal"] = ({ partition, mutation }) => {
    const nonce = new Uint8Array(SEALED_NONCE);
    random(nonce);
    const bytes = new TextEncoder();
    const about = bytes.encode(aboutSealed(partition, mutation.n));
    const sealed = gcm(key, nonce, about).encrypt(bytes.encode(JSON.stringify(mutation)));
    const d = new Uint8Array(SEALED_NONCE + sealed.length);
    d.set(nonce);
    d.set(sealed, SEALED_NONCE);
    return { k, e, d };
  };
  return { keyId: k, seal };
};
