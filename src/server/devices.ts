/** Phones of people. A client id belongs to the person who first synced with it: its numbered changes are that person's. */
import type { Kysely, Updateable } from "kysely";
import type { Numbered } from "#sync/decide.ts";
import type { EarlierPhone } from "#sync/wire.ts";
import type { Session } from "./sessions.ts";
import type { DeviceTable, Tables } from "./tables.ts";

export interface Phone {
  readonly clientId: string;
  readonly userId: string;
}

/** Whether the phone is nobody's yet, or this person's. */
export const mayUsePhone = async (db: Kysely<Tables>, { clientId, userId }: Phone): Promise<boolean> => {
  const known = await findPhone(db, clientId);
  return known === undefined || known.user_id === userId;
};

/** A phone that asks, as the session it asks with and its request name it. */
export interface AskingPhone {
  readonly session: Session;
  readonly clientId: string;
  /** The client id that it had before. */
  readonly was?: EarlierPhone | undefined;
  /** Whole days that the oldest change of this push has waited (`daysWaited`); null for a push of nothing. */
  readonly waitedDays: number | null;
  readonly now: string;
}

/**
 * Notes that the phone was here. False where the session may not be used by it: another person's, and one that nobody
 * knows. A session is its person's, for the phones that they have: the one that signed in, any that has synced as
 * theirs, and a new one that was theirs under another client id (a cloned profile, a database that was gone).
 */
export const claimPhone = async (db: Kysely<Tables>, asking: AskingPhone): Promise<boolean> => {
  const { session, clientId, was, waitedDays, now } = asking;
  const { userId } = session;
  const known = await findPhone(db, clientId);
  if (known) {
    if (known.user_id !== userId) return false;
    await moveSession(db, session, clientId);
    const waited = waitedDays ?? known.waited_days;
    const isNewKey = session.publicKey !== known.public_key;
    const isOtherSession = session.tokenHash !== known.token_hash;
    const isChanged = isOtherSession || isNewKey || waited !== known.waited_days;
    if (isChanged || isWorthNoting(known.last_seen_at, now)) {
      await noteVisit(db, clientId, {
        last_seen_at: now,
        waited_days: waited,
        token_hash: session.tokenHash,
        public_key: session.publicKey,
      });
    }
  } else {
    const isExpected =
      clientId === session.clientId ||
      (await isPhoneOf(db, userId, was?.c)) ||
      (await moveSession(db, session, clientId));
    if (!isExpected) return false;
    const phone = {
      client_id: clientId,
      user_id: userId,
      first_seen: now,
      last_seen_at: now,
      waited_days: waitedDays ?? 0,
      token_hash: session.tokenHash,
      public_key: session.publicKey,
    };
    await db
      .insertInto("device")
      .values(phone)
      .onConflict((conflict) => conflict.column("client_id").doNothing())
      .execute();
    // Two people with one id at one moment: the table knows who was first.
    if (!(await isPhoneOf(db, userId, clientId))) return false;
  }
  if (was?.why === "gone") await noteLoss(db, { clientId, userId }, was, now);
  return true;
};

/** Age of the oldest change in whole days, by phones' clocks. One that is years off says nothing. */
export const daysWaited = (mutations: readonly Numbered[], now: string): number | null => {
  if (mutations.length === 0) return null;
  const days = mutations
    .map(({ ["at"]: at }) => (typeof at === "string" ? Math.floor((Date.parse(now) - Date.parse(at)) / DAY_MS) : 0))
    .filter((age) => age >= 0 && age <= MOST_DAYS);
  return Math.max(0, ...days);
};

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

const isPhoneOf = async (db: Kysely<Tables>, userId: string, clientId: string | undefined): Promise<boolean> =>
  clientId !== undefined && (await findPhone(db, clientId))?.user_id === userId;

/** The session goes to this phone, if none has synced with it yet: which one it is, the first sync says. */
const moveSession = async (db: Kysely<Tables>, session: Session, clientId: string): Promise<boolean> => {
  if (clientId === session.clientId) return true;
  if (await findPhone(db, session.clientId)) return false;
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set({ client_id: clientId })
    .where("token_hash", "=", session.tokenHash)
    .where("client_id", "=", session.clientId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Told again when an answer was lost: the first time stands. */
const noteLoss = async (db: Kysely<Tables>, phone: Phone, was: EarlierPhone, now: string): Promise<void> => {
  // One that never synced has no row: then the phone that tells of it has lost it.
  const lost = (await isPhoneOf(db, phone.userId, was.c)) ? was.c : phone.clientId;
  await db
    .updateTable("device")
    .set({ lost_at: now, lost_unsent: was.n })
    .where("client_id", "=", lost)
    .where("lost_at", "is", null)
    .execute();
};

const findPhone = (db: Kysely<Tables>, clientId: string) =>
  db
    .selectFrom("device")
    .select(["user_id", "last_seen_at", "waited_days", "token_hash", "public_key"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();

const noteVisit = (db: Kysely<Tables>, clientId: string, visit: Updateable<DeviceTable>) =>
  db.updateTable("device").set(visit).where("client_id", "=", clientId).execute();

// Coordinators read days of silence: a write to disk at every idle exchange would buy them nothing.
const NOTE_EVERY_MS = 15 * 60 * 1000;
const isWorthNoting = (lastSeen: string, now: string): boolean =>
  Date.parse(now) - Date.parse(lastSeen) >= NOTE_EVERY_MS;
