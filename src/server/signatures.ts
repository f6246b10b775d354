/** Whether a call comes from the phone whose session it names. The form of a signature: #sync/request-signature.ts. */
import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";
import type { Kysely } from "kysely";
import * as v from "valibot";
import {
  readSignatureHeader,
  REPEATED,
  SIGNATURE_SECONDS,
  signedText,
  type Signature,
} from "#sync/request-signature.ts";
import { Problem } from "./problem.ts";
import type { Session } from "./sessions.ts";
import type { Tables } from "./tables.ts";

/** A call that names a session, after all of it was read. */
export interface ArrivedCall {
  readonly session: Session;
  readonly method: string;
  /** With its query, as it came. */
  readonly path: string;
  readonly header: string | undefined;
  /** Of the body as it came, compressed or not; base64url. */
  readonly bodyHash: string;
  /** The server's clock, ISO instant. */
  readonly now: string;
}

/**
 * Null for a call that may go on to its handler. 401 `badSignature` with the server's time for one that is not signed
 * with the session's key, or about something else, or too long ago, or that was here before: that one also has a field,
 * for the phone may have a link that repeats what it sends.
 */
export const signatureProblem = async (db: Kysely<Tables>, call: ArrivedCall): Promise<Problem | null> => {
  const { session, header, now } = call;
  const bad = new Problem(401, "badSignature", { now });
  const given = header === undefined ? null : readSignatureHeader(header);
  if (!given || Math.abs(Date.parse(now) / 1000 - given.seconds) > SIGNATURE_SECONDS) return bad;
  if (!isSignedBy(session.publicKey, call, given)) return bad;
  if (await isFirst(db, session.publicKey, given)) return null;
  return new Problem(401, "badSignature", { now, field: REPEATED });
};

/** Of bytes as they came, as signatures say it. */
export const bodyHashOf = (body: Buffer | string): string => createHash("sha256").update(body).digest("base64url");

const isSignedBy = (publicKey: string, { method, path, bodyHash }: ArrivedCall, given: Signature): boolean => {
  const key = keyFrom(publicKey);
  if (!key) return false;
  const text = Buffer.from(signedText({ method, path, bodyHash, ...given }));
  return verify("sha256", text, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(given.signature, "base64url"));
};

/** By a table, which all processes share. Noted after the signature is known to be good: a stranger fills nothing. */
const isFirst = async (db: Kysely<Tables>, publicKey: string, { nonce, seconds }: Signature): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("used_nonce")
    .values({
      hash: createHash("sha256").update(`${publicKey} ${nonce}`).digest("base64url"),
      // Not a moment before the signature itself has ended.
      expires_at: new Date((seconds + SIGNATURE_SECONDS + 1) * 1000).toISOString(),
    })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Null for what is no point of the curve. */
const keyFrom = (publicKey: string): KeyObject | null => {
  const point = Buffer.from(publicKey, "base64url");
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) return null;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  try {
    return createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" } });
  } catch {
    return null;
  }
};

const [POINT_BYTES, UNCOMPRESSED] = [65, 4];

/** A phone's public key, as `DeviceKey.publicKey` of the app gives it. */
export const publicKeySchema = v.pipe(
  v.string(),
  v.maxLength(87),
  v.check((text) => keyFrom(text) !== null),
);
