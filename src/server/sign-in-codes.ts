/** Codes that a coordinator reads out or sends: eight letters, kept only as a keyed hash. */
import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface CodeTerms {
  readonly userId: string;
  /** ISO instant. */
  readonly expiresAt: string;
  /** How many phones may sign in with it. */
  readonly uses: number;
}

/** Makes a code and keeps its hash. Gives it as it is shown: `ABCD-EFGH`. */
export const mintCode = async (
  db: Kysely<Tables>,
  key: Buffer,
  randomBytes: (count: number) => Buffer,
  { userId, expiresAt, uses }: CodeTerms,
): Promise<string> => {
  const code = randomLetters(randomBytes);
  const row = { code_hash: hashOf(key, code), user_id: userId, expires_at: expiresAt, uses_left: uses };
  await db.insertInto("sign_in_code").values(row).execute();
  return asRead(code);
};

export interface KnownCode {
  readonly hash: string;
  readonly userId: string;
  readonly usesLeft: number;
}

/** The code if it has not ended; its uses may be gone. */
export const findCode = async (
  db: Kysely<Tables>,
  key: Buffer,
  typed: string,
  now: string,
): Promise<KnownCode | null> => {
  const hash = hashOf(key, plain(typed));
  const row = await db
    .selectFrom("sign_in_code")
    .select(["user_id", "uses_left"])
    .where("code_hash", "=", hash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ? { hash, userId: row.user_id, usesLeft: row.uses_left } : null;
};

/** Takes one use. False when there is none, also when the last one went to somebody else at this very moment. */
export const useCode = async (db: Kysely<Tables>, { hash }: KnownCode): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("sign_in_code")
    .set((row) => ({ uses_left: row("uses_left", "-", 1) }))
    .where("code_hash", "=", hash)
    .where("uses_left", ">", 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

// No 0 O, 1 I L, 2 Z, 5 S: they are misheard or misread.
const LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789";
const LENGTH = 8;

/** Eight letters, each as likely as the others. */
export const randomLetters = (randomBytes: (count: number) => Buffer): string => {
  // Bytes beyond the last whole multiple would make the first letters likelier than the others.
  const fair = 256 - (256 % LETTERS.length);
  let code = "";
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < fair && code.length < LENGTH) code += LETTERS.charAt(byte % LETTERS.length);
    }
  }
  return code;
};

/** As people type it: small letters, spaces, any kind of dash. */
export const plain = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/gu, "");
/** `ABCD-EFGH`, as it is read out. */
export const asRead = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
const hashOf = (key: Buffer, code: string): string => createHmac("sha256", key).update(code).digest("base64url");
