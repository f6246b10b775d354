/**
 * A change that only the server can open: how a phone hands in its work while it is locked, or after its own key is gone.
 * ECDH on P-256 between a key pair of the phone's moment and the server's, HKDF-SHA256, AES-256-GCM. Rules Z1–Z3:
 * docs/sync.md.
 */
import * as v from "valibot";

/** Bound to a sealed change: it opens in its own place in line only. */
export const aboutSealed = (partition: string, n: number): string => `asa change 1 ${partition} ${n}`;

/** HKDF's `info`; its salt is the phone's public key followed by the server's, 65 bytes each. */
export const SEALED_INFO = "asa sealed change 1";

/** Bytes. */
export const SEALED_NONCE = 12;
export const POINT = 65;

const base64url = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[\w-]+$/u));

/** Changes sealed with one key, in base64url. */
export const sealedGroupSchema = v.strictObject({
  /** Which of the server's keys: `sealingKeyId`. */
  k: base64url(16),
  /** The phone's public key of that moment, 65 bytes. */
  e: base64url(87),
  m: v.pipe(
    v.array(
      v.strictObject({
        p: v.pipe(v.string(), v.maxLength(80)),
        n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
        /** Nonce and sealed JSON of the mutation. */
        d: base64url(90_000),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});
export type SealedGroup = v.InferOutput<typeof sealedGroupSchema>;
