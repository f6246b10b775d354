/**
 * Signs certificates. The key comes from the installation's secret, so every process has the same, and nothing of it
 * stands in the database; its public half travels to every phone as an `issuerKey`.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { certificateCode, CODE_LENGTH, LETTER_COUNT } from "#domain/certificate-code.ts";

export interface Issuer {
  readonly kid: string;
  /** Ed25519, 32 bytes in base64url. */
  readonly publicKey: string;
  /** 64 bytes. */
  readonly sign: (text: string) => Buffer;
  /** The code of somebody's certificate, the same whoever asks; `turn` counts on where one is taken. */
  readonly codeFor: (about: string, turn: number) => string;
}

/** `seed`: 32 bytes, for this purpose alone. */
export const issuer = (seed: Buffer): Issuer => {
  // RFC 8410: this is how a bare seed is written as a key file.
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "jwk" }).x ?? "";
  return {
    kid: createHash("sha256").update(publicKey).digest("base64url").slice(0, 3),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), key),
    codeFor: (about, turn) => {
      const bytes = createHmac("sha256", seed).update(`${about} ${turn}`).digest();
      // Two bytes for each letter: what 31 leaves over of 65,536 favours no letter that anybody could notice.
      return certificateCode(
        Array.from({ length: CODE_LENGTH - 1 }, (_, at) => bytes.readUInt16BE(at * 2) % LETTER_COUNT),
      );
    },
  };
};

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
