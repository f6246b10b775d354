/**
 * Invitations: a link of 128 bits for the QR, good for ten minutes, and an eight-letter code to be read out, good for
 * 72 hours. Either signs one phone in, once.
 *
 * The code's first half finds the invitation by a keyed hash and is no secret; the second half is proven by the slow
 * hash of the whole. So a guess at random finds nothing and costs next to nothing, one that finds an invitation costs
 * one slow hash, and counts as one of that invitation's five tries.
 */
import { createHash, createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { Grant } from "#domain/roles.ts";
import { asRead, randomLetters } from "../sign-in-codes.ts";
import type { Tables } from "../tables.ts";
import type { InvitationTable } from "./invitation-tables.ts";
import type { SlowHash } from "./slow-hash.ts";

export interface MintParts {
  readonly db: Kysely<Tables>;
  readonly codeKey: Buffer;
  readonly slowHash: SlowHash;
  readonly randomBytes: (count: number) => Buffer;
}

/** What the coordinator's screen shows, and nobody can be told again. */
export interface InvitationSecrets {
  /** For the QR, behind the `#` of a sign-in link. */
  readonly link: string;
  readonly code: string;
}

/** The secrets of one, with the columns that hold their hashes. Slow: never inside a transaction. */
export interface Minted extends InvitationSecrets {
  readonly hashes: Pick<InvitationTable, "link_hash" | "prefix_hash" | "salt" | "slow_hash">;
}

/** `made`: others that are not in the database yet. */
export const mint = async (
  { db, codeKey, slowHash, randomBytes }: MintParts,
  made: Iterable<Minted> = [],
): Promise<Minted> => {
  const taken = new Set([...made].map(({ hashes }) => hashes.prefix_hash));
  const code = await freeCode(db, codeKey, randomBytes, taken);
  const link = randomBytes(16).toString("base64url");
  const salt = randomBytes(16);
  const hashes = {
    link_hash: linkHash(link),
    prefix_hash: prefixHash(codeKey, code),
    salt: salt.toString("base64url"),
    slow_hash: await slowHash(code, salt),
  };
  return { link, code: asRead(code), hashes };
};

export interface InvitationTerms {
  readonly userId: string;
  readonly madeBy: string;
  readonly post: Grant;
  /** Without it, there is only the code: a list is printed, not shown as a QR. */
  readonly hasLink: boolean;
  /** The person has had a phone: they, or a second person, must say yes to a new one. */
  readonly needsYes?: boolean;
}

export interface MadeInvitation {
  readonly id: string;
  readonly linkUntil: string | null;
  readonly codeUntil: string;
}

/** Open from here on; earlier ones for the same person are closed, so that a code which went astray is worth nothing. */
export const openInvitation = async (
  db: Kysely<Tables>,
  { userId, madeBy, post, hasLink, needsYes = false }: InvitationTerms,
  { hashes }: Minted,
  id: string,
  now: string,
): Promise<MadeInvitation> => {
  await closeInvitationsOf(db, userId, now);
  const linkUntil = hasLink ? later(now, LINK_MINUTES) : null;
  const codeUntil = later(now, CODE_HOURS * 60);
  const row: InvitationTable = {
    id,
    user_id: userId,
    made_by: madeBy,
    role: post.role,
    scope: post.scope,
    made_at: now,
    ...hashes,
    link_hash: hasLink ? hashes.link_hash : null,
    link_until: linkUntil,
    code_until: codeUntil,
    tries: 0,
    needs_yes: needsYes ? 1 : 0,
    wrong_numbers: 0,
    closed_at: null,
  };
  await db.insertInto("invitation").values(row).execute();
  return { id, linkUntil, codeUntil };
};

export const closeInvitationsOf = async (db: Kysely<Tables>, userId: string, now: string): Promise<void> => {
  await db
    .updateTable("invitation")
    .set({ closed_at: now })
    .where("user_id", "=", userId)
    .where("closed_at", "is", null)
    .execute();
};

/** Closed by being used. False when somebody else was first, at this very moment too. */
export const useInvitation = async (db: Kysely<Tables>, id: string, now: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("invitation")
    .set({ closed_at: now })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Those that ended some days ago: until then a phone may ask again whose answer was lost. */
export const forgetInvitations = async (db: Kysely<Tables>, now: string): Promise<void> => {
  const over = db
    .selectFrom("invitation")
    .select("id")
    .where("code_until", "<=", later(now, -KEPT_HOURS * 60));
  await db.deleteFrom("waiting_phone").where("invitation_id", "in", over).execute();
  await db
    .deleteFrom("invitation")
    .where("code_until", "<=", later(now, -KEPT_HOURS * 60))
    .execute();
};

const LINK_MINUTES = 10;
const CODE_HOURS = 72;
const KEPT_HOURS = 24;
/** Letters of a code that only find it. */
const PREFIX = 4;

export const linkHash = (link: string): string => createHash("sha256").update(link).digest("base64url");
export const prefixHash = (key: Buffer, code: string): string =>
  createHmac("sha256", key)
    .update(`prefix ${code.slice(0, PREFIX)}`)
    .digest("base64url");

// Two that begin alike would each cost a guess its hash.
const freeCode = async (
  db: Kysely<Tables>,
  key: Buffer,
  randomBytes: (count: number) => Buffer,
  taken: ReadonlySet<string>,
): Promise<string> => {
  for (;;) {
    const code = randomLetters(randomBytes);
    const prefix = prefixHash(key, code);
    const [known] = await db.selectFrom("invitation").select("id").where("prefix_hash", "=", prefix).execute();
    if (!known && !taken.has(prefix)) return code;
  }
};

const later = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();
