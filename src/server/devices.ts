/** Phones. A client id belongs to the person who used it first: its numbered changes are that person's. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface Phone {
  readonly clientId: string;
  readonly userId: string;
  readonly appVersion?: string | undefined;
}

/** Notes that the phone was here. False: it is another person's. */
export const claimPhone = async (db: Kysely<Tables>, phone: Phone, now: string): Promise<boolean> => {
  const known = await findPhone(db, phone.clientId);
  if (known) {
    if (known.user_id !== phone.userId) return false;
    if (isWorthNoting(known.last_seen_at, now) || isOtherVersion(known.app_version, phone)) {
      await noteVisit(db, phone, now);
    }
    return true;
  }
  const row = { client_id: phone.clientId, user_id: phone.userId, first_seen: now, last_seen_at: now };
  await db
    .insertInto("device")
    .values({ ...row, app_version: phone.appVersion ?? null })
    .onConflict((conflict) => conflict.column("client_id").doNothing())
    .execute();
  // Two people with one id at one moment: the table knows who was first.
  return (await findPhone(db, phone.clientId))?.user_id === phone.userId;
};

const findPhone = (db: Kysely<Tables>, clientId: string) =>
  db
    .selectFrom("device")
    .select(["user_id", "last_seen_at", "app_version"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();

const noteVisit = (db: Kysely<Tables>, { clientId, appVersion }: Phone, now: string) =>
  db
    .updateTable("device")
    .set({ last_seen_at: now, ...(appVersion !== undefined && { app_version: appVersion }) })
    .where("client_id", "=", clientId)
    .execute();

// Coordinators read days of silence: a write to disk at every idle exchange would buy them nothing.
const NOTE_EVERY_MS = 15 * 60 * 1000;
const isWorthNoting = (lastSeen: string, now: string): boolean =>
  Date.parse(now) - Date.parse(lastSeen) >= NOTE_EVERY_MS;

const isOtherVersion = (known: string | null, { appVersion }: Phone): boolean =>
  appVersion !== undefined && appVersion !== known;
