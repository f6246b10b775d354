/** Phones. A client id belongs to the person who first synced with it: its numbered changes are that person's. */
import type { Kysely } from "kysely";
import type { Session } from "./sessions.ts";
import type { Tables } from "./tables.ts";

export interface Phone {
  readonly clientId: string;
  readonly userId: string;
}

/** Whether the phone is nobody's yet, or this person's. */
export const mayUsePhone = async (db: Kysely<Tables>, { clientId, userId }: Phone): Promise<boolean> => {
  const known = await findPhone(db, clientId);
  return known === undefined || known.user_id === userId;
};

/**
 * Notes that the session's phone was here. False for any other: one of another person's, or a second one. A session is
 * one phone's; which, its first sync says, for a phone may sign in before it knows that it still has its old id.
 */
export const claimPhone = async (
  db: Kysely<Tables>,
  session: Session,
  clientId: string,
  now: string,
): Promise<boolean> => {
  const phone = { clientId, userId: session.userId };
  if (clientId !== session.clientId) {
    if (!(await mayUsePhone(db, phone)) || !(await moveSession(db, session, clientId))) return false;
  }
  const known = await findPhone(db, clientId);
  if (known) {
    if (known.user_id !== phone.userId) return false;
    if (isWorthNoting(known.last_seen_at, now)) await noteVisit(db, phone, now);
    return true;
  }
  await db
    .insertInto("device")
    .values({ client_id: clientId, user_id: phone.userId, first_seen: now, last_seen_at: now })
    .onConflict((conflict) => conflict.column("client_id").doNothing())
    .execute();
  // Two people with one id at one moment: the table knows who was first.
  return (await findPhone(db, clientId))?.user_id === phone.userId;
};

/** False when the session has synced before. */
const moveSession = async (db: Kysely<Tables>, session: Session, clientId: string): Promise<boolean> => {
  if (await findPhone(db, session.clientId)) return false;
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set({ client_id: clientId })
    .where("token_hash", "=", session.tokenHash)
    .where("client_id", "=", session.clientId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const findPhone = (db: Kysely<Tables>, clientId: string) =>
  db.selectFrom("device").select(["user_id", "last_seen_at"]).where("client_id", "=", clientId).executeTakeFirst();

const noteVisit = (db: Kysely<Tables>, { clientId }: Phone, now: string) =>
  db.updateTable("device").set({ last_seen_at: now }).where("client_id", "=", clientId).execute();

// Coordinators read days of silence: a write to disk at every idle exchange would buy them nothing.
const NOTE_EVERY_MS = 15 * 60 * 1000;
const isWorthNoting = (lastSeen: string, now: string): boolean =>
  Date.parse(now) - Date.parse(lastSeen) >= NOTE_EVERY_MS;
