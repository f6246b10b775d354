/**
 * How a phone signs its calls, as both ends read it: ECDSA P-256 with SHA-256 over the lines of `signedText`. One header
 * carries the time, a nonce and the signature without separators, since each idle exchange pays for every byte.
 */
export const SIGNATURE_HEADER = "x-asa-sig";
/** A call counts this long before and after the moment that it names, by the server's clock. Seconds. */
export const SIGNATURE_SECONDS = 300;
/** Random bytes of a nonce: no two calls of one phone within the window have the same. */
export const NONCE_BYTES = 6;

/** The field that a refusal names where a good signature was here before. */
export const REPEATED = "nonce";

export interface SignedCall {
  readonly method: string;
  /** With its query, as it stands in the request. */
  readonly path: string;
  /** SHA-256 of the body as sent, compressed or not, in base64url. */
  readonly bodyHash: string;
  /** Whole seconds since 1970, by the server's clock. */
  readonly seconds: number;
  readonly nonce: string;
}

/** What is signed. */
export const signedText = ({ method, path, bodyHash, seconds, nonce }: SignedCall): string =>
  ["asa 1", method, path, bodyHash, seconds, nonce].join("\n");

export interface Signature {
  readonly seconds: number;
  readonly nonce: string;
  /** 64 bytes, r and s, in base64url. */
  readonly signature: string;
}

export const signatureHeader = ({ seconds, nonce, signature }: Signature): string =>
  seconds.toString(36) + nonce + signature;

/** Null for what no phone would send. */
export const readSignatureHeader = (text: string): Signature | null => {
  const [, time = "", nonce = "", signature = ""] = SHAPE.exec(text) ?? [];
  return signature === "" ? null : { seconds: Number.parseInt(time, 36), nonce, signature };
};

const SHAPE = /^([0-9a-z]{1,8})([\w-]{8})([\w-]{86})$/;
