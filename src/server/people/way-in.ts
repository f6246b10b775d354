/** What a typed code or a scanned link opens: a way in for this phone, a place in the coordinator's list, or nothing. */
import { timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";
import { findCode, plain, useCode } from "../sign-in-codes.ts";
import type { Tables } from "../tables.ts";
import { hasHadPhone } from "./announce.ts";
import type { InvitationTable } from "./invitation-tables.ts";
import { linkHash, prefixHash, useInvitation } from "./invitation.ts";
import { findTicket, letWait, type Knock, type Waiting } from "./waiting-phones.ts";

export interface WayIn {
  readonly userId: string;
  /** Names in a session what made it. */
  readonly codeHash: string;
  /** False when its uses are gone: it still serves the phone that did not hear the answer. */
  readonly isOpen: boolean;
  /** Takes one use; false when there is none left at this very moment. */
  readonly use: (db: Kysely<Tables>, now: string) => Promise<boolean>;
}

export const wrongCode = (): Problem => new Problem(400, "code", { field: "code" });

/** Wrong, late and closed ones are all the same `wrongCode`. */
export const findWayIn = async (parts: ServerParts, knock: Knock, now: string): Promise<WayIn | Waiting | Problem> => {
  const { db } = parts.database;
  const typed = knock.code.trim();
  if (LONG_SECRET.test(typed)) return byLink(parts, { ...knock, code: typed }, now);
  const known = await findCode(db, parts.codeKey, typed, now);
  if (known) {
    const { userId, hash, usesLeft } = known;
    return { userId, codeHash: hash, isOpen: usesLeft > 0, use: (trx) => useCode(trx, known) };
  }
  return bySpokenCode(parts, { ...knock, code: plain(typed) }, now);
};

/** 128 bits: of a link, or of the ticket of a phone that waits. Nobody guesses one. */
const LONG_SECRET = /^[\w-]{22}$/u;
const CODE_LETTERS = 8;
/** Wrong tries that an invitation takes; from then on a right one needs the coordinator's word, too. */
export const FREE_TRIES = 5;

const byLink = async (parts: ServerParts, knock: Knock, now: string): Promise<WayIn | Waiting | Problem> => {
  const { db } = parts.database;
  const hash = linkHash(knock.code);
  const invitation = await db
    .selectFrom("invitation")
    .select(["id", "user_id", "closed_at", "code_until", "needs_yes"])
    .where("link_hash", "=", hash)
    .where("link_until", ">", now)
    .executeTakeFirst();
  if (invitation) return unlessYesIsNeeded(parts, invitation, knock, now);
  const ticket = await findTicket(db, hash, knock, now);
  if (!ticket) return wrongCode();
  return ticket.isApproved ? wayThrough(ticket.invitation) : ticket.waiting;
};

const wayThrough = ({ id, user_id, closed_at }: Pick<InvitationTable, "id" | "user_id" | "closed_at">): WayIn => ({
  userId: user_id,
  codeHash: `invitation ${id}`,
  isOpen: closed_at === null,
  use: (trx, now) => useInvitation(trx, id, now),
});

type AtTheDoor = Pick<InvitationTable, "id" | "user_id" | "closed_at" | "code_until" | "needs_yes">;

const unlessYesIsNeeded = async (
  parts: ServerParts,
  invitation: AtTheDoor,
  knock: Knock,
  now: string,
): Promise<WayIn | Waiting> => {
  // Closed: by this phone, perhaps, which did not hear the answer.
  if (invitation.closed_at !== null) return wayThrough(invitation);
  const asked = await asOfNow(parts.database.db, invitation);
  return asked.needs_yes === 1 ? letWait(parts, asked, knock, now) : wayThrough(invitation);
};

/** Not as when the code was made: the person may have had a phone since. */
const asOfNow = async (db: Kysely<Tables>, invitation: AtTheDoor): Promise<AtTheDoor> => {
  if (invitation.needs_yes === 1 || !(await hasHadPhone(db, invitation.user_id))) return invitation;
  await db.updateTable("invitation").set({ needs_yes: 1 }).where("id", "=", invitation.id).execute();
  return { ...invitation, needs_yes: 1 };
};

const bySpokenCode = async (parts: ServerParts, knock: Knock, now: string): Promise<WayIn | Waiting | Problem> => {
  if (knock.code.length !== CODE_LETTERS) return wrongCode();
  // Nearly always none or one: codes are made so that no two begin alike, unless made at the very same moment.
  const candidates = await parts.database.db
    .selectFrom("invitation")
    .select(["id", "user_id", "closed_at", "salt", "slow_hash", "code_until", "needs_yes"])
    .where("prefix_hash", "=", prefixHash(parts.codeKey, knock.code))
    .where("code_until", ">", now)
    .orderBy("made_at", "desc")
    .limit(ALIKE)
    .execute();
  for (const invitation of candidates) {
    const answer = await tryCode(parts, invitation, knock, now);
    if (answer) return answer;
  }
  return wrongCode();
};
const ALIKE = 3;

type Candidate = Pick<
  InvitationTable,
  "id" | "user_id" | "closed_at" | "salt" | "slow_hash" | "code_until" | "needs_yes"
>;

/** Null when it is not this one's code. */
const tryCode = async (
  parts: ServerParts,
  invitation: Candidate,
  knock: Knock,
  now: string,
): Promise<WayIn | Waiting | Problem | null> => {
  const { db } = parts.database;
  // Paid for before it is known to be right: a hundred guesses at one moment are a hundred tries.
  const isFree = parts.guesses.isCalm(knock.network) && (await payTry(db, invitation.id));
  const hash = await parts.guesses.hash(invitation.id, knock.code, Buffer.from(invitation.salt, "base64url"));
  if (typeof hash !== "string") {
    if (isFree) await giveTryBack(db, invitation.id);
    const headers = { "retry-after": String(hash.waitSeconds) };
    return hash.type === "busy" ? new Problem(503, "busy", { headers }) : new Problem(429, "tooMany", { headers });
  }
  if (!timingSafeEqual(Buffer.from(hash), Buffer.from(invitation.slow_hash))) {
    if (isFree) parts.guesses.noteWrong(knock.network);
    return null;
  }
  if (isFree) {
    // A right one is no wrong try: a phone may ask again, and lose nothing by it.
    await giveTryBack(db, invitation.id);
    return unlessYesIsNeeded(parts, invitation, knock, now);
  }
  if (invitation.closed_at !== null) return wayThrough(invitation);
  return letWait(parts, await asOfNow(db, invitation), knock, now);
};

const payTry = async (db: Kysely<Tables>, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("invitation")
    .set((row) => ({ tries: row("tries", "+", 1) }))
    .where("id", "=", id)
    .where("tries", "<", FREE_TRIES)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const giveTryBack = async (db: Kysely<Tables>, id: string): Promise<void> => {
  await db
    .updateTable("invitation")
    .set((row) => ({ tries: row("tries", "-", 1) }))
    .where("id", "=", id)
    .where("tries", ">", 0)
    .execute();
};
