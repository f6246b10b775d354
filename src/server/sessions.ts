/**
 * Signed-in phones. A session is 256 random bits in a cookie that no script can read; the table holds only their hash,
 * so that whoever copies the database cannot act as anybody. Rules: docs/security.md.
 */
import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export interface Session {
  readonly tokenHash: string;
  readonly userId: string;
  readonly clientId: string;
  /** Of the phone, in base64url. */
  readonly publicKey: string;
  /** ISO instant; moves on with use. */
  readonly expiresAt: string;
  /** The one that its browser had before is not ended yet (`endReplaced`). */
  readonly replaces?: boolean;
}

export const SESSION_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A phone with the code that it signs in with. */
export interface SigningIn {
  readonly userId: string;
  readonly clientId: string;
  readonly codeHash: string;
  /** The browser's family, as the phone names it. */
  readonly browser?: string | undefined;
  readonly publicKey: string;
  /** The session's token that the browser had when it asked, if any. */
  readonly earlierToken?: string | undefined;
}

/** The new session and its token, which is known to nobody but the phone from here on. */
export const startSession = async (
  db: Kysely<Tables>,
  { userId, clientId, codeHash, browser, publicKey, earlierToken }: SigningIn,
  token: string,
  now: string,
): Promise<Session> => {
  const session = { tokenHash: hashOf(token), userId, clientId, publicKey, expiresAt: expiryFrom(now) };
  await db
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      user_id: userId,
      client_id: clientId,
      code_hash: codeHash,
      public_key: publicKey,
      made_at: now,
      seen_at: now,
      expires_at: session.expiresAt,
      ended_at: null,
      browser: browser ?? null,
      replaces: earlierToken === undefined ? null : hashOf(earlierToken),
    })
    .execute();
  return session;
};

/**
 * Ends what this very phone got for this very code a moment ago, whose answer it cannot have heard if it asks again.
 * True when there was such a session: it has paid for the code's use.
 */
export const endLostSessions = async (
  db: Kysely<Tables>,
  { userId, clientId, codeHash, publicKey }: SigningIn,
  now: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("client_id", "=", clientId)
    .where("code_hash", "=", codeHash)
    .where("public_key", "=", publicKey)
    .where("ended_at", "is", null)
    .where("made_at", ">", new Date(Date.parse(now) - ASK_AGAIN_MS).toISOString())
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const ASK_AGAIN_MS = 10 * 60 * 1000;

export interface FoundSession extends Session {
  /** Its end has just moved on: the cookie has to be sent again. */
  readonly isRenewed: boolean;
}

/**
 * Null when the session is unknown, over, or ended by its person; "revoked" when it was taken from the phone. A session
 * in use is renewed at most once a day. One without a key, from before phones had them, is over: a copied cookie would
 * be worth all that it was, on any device.
 */
export const findSession = async (
  db: Kysely<Tables>,
  token: string,
  now: string,
): Promise<FoundSession | "revoked" | null> => {
  const tokenHash = hashOf(token);
  const row = await db
    .selectFrom("session")
    .select(["user_id", "client_id", "public_key", "seen_at", "expires_at", "ended_at", "revoked_at", "replaces"])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (row && row.revoked_at !== null) return "revoked";
  if (!row || row.public_key === null || row.ended_at !== null || row.expires_at <= now) return null;
  const isRenewed = Date.parse(now) - Date.parse(row.seen_at) >= DAY_MS;
  const expiresAt = isRenewed ? expiryFrom(now) : row.expires_at;
  if (isRenewed) {
    await db
      .updateTable("session")
      .set({ seen_at: now, expires_at: expiresAt })
      .where("token_hash", "=", tokenHash)
      .where("ended_at", "is", null)
      .execute();
  }
  return {
    tokenHash,
    userId: row.user_id,
    clientId: row.client_id,
    publicKey: row.public_key,
    expiresAt,
    isRenewed,
    replaces: row.replaces !== null,
  };
};

/** The session of a phone that was taken away: it proves whose the phone was. Null for any other. */
export const findRevokedSession = async (db: Kysely<Tables>, token: string): Promise<Session | null> => {
  const tokenHash = hashOf(token);
  const row = await db
    .selectFrom("session")
    .select(["user_id", "client_id", "public_key", "expires_at"])
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is not", null)
    .executeTakeFirst();
  if (!row || row.public_key === null) return null;
  return {
    tokenHash,
    userId: row.user_id,
    clientId: row.client_id,
    publicKey: row.public_key,
    expiresAt: row.expires_at,
  };
};

/**
 * Ends the session that the browser had before this one, and gives those that were live. At the first signed call with
 * the new one, and not before: only then is it certain that the browser has the new cookie, and that an answer that was
 * lost leaves nobody without a session. Where such answers were never used, there are several, one behind the other.
 */
export const endReplaced = async (
  trx: Transaction<Tables>,
  { tokenHash }: Session,
  now: string,
): Promise<Pick<Session, "userId" | "clientId">[]> => {
  const find = (hash: string) =>
    trx
      .selectFrom("session")
      .select(["user_id as userId", "client_id as clientId", "ended_at", "replaces"])
      .where("token_hash", "=", hash)
      .executeTakeFirst();
  const set = (hash: string) => trx.updateTable("session").where("token_hash", "=", hash);
  let earlier = (await find(tokenHash))?.replaces ?? null;
  // Of two first calls at one moment, one does it.
  const { numUpdatedRows } = await set(tokenHash)
    .set({ replaces: null })
    .where("replaces", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return [];
  const ended = [];
  while (earlier !== null) {
    const found = await find(earlier);
    if (found && found.ended_at === null) {
      await set(earlier).set({ ended_at: now }).execute();
      ended.push({ userId: found.userId, clientId: found.clientId });
    }
    earlier = found?.replaces ?? null;
  }
  return ended;
};

/** Harmless for a session that is over. */
export const endSession = async (db: Kysely<Tables>, { tokenHash }: Session, now: string): Promise<void> => {
  await db
    .updateTable("session")
    .set({ ended_at: now })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
};

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
const expiryFrom = (now: string): string => new Date(Date.parse(now) + SESSION_DAYS * DAY_MS).toISOString();
