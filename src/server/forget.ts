/** What is of no use to anybody any more, removed at each start and every day. */
import type { Kysely } from "kysely";
import type { Store } from "#sync/store.ts";
import { forgetInvitations } from "./people/invitation.ts";
import type { Tables } from "./tables.ts";

/** Codes that ended, sessions that are over; answers, deletions and findings that no phone asked for in 400 days. */
export const forgetWhatIsOver = async (db: Kysely<Tables>, store: Store, now: string): Promise<void> => {
  await db.deleteFrom("sign_in_code").where("expires_at", "<=", now).execute();
  await db
    .deleteFrom("session")
    .where("revoked_at", "is", null)
    .where((session) => session.or([session("expires_at", "<=", now), session("ended_at", "is not", null)]))
    .execute();
  const oldest = new Date(Date.parse(now) - KEPT_DAYS * 86_400_000).toISOString();
  // A lost phone that is switched on after a year still hears that it is one.
  await db.deleteFrom("session").where("revoked_at", "<", oldest).execute();
  await forgetInvitations(db, now);
  await db.deleteFrom("result").where("at", "<", oldest).execute();
  await db.deleteFrom("mismatch").where("at", "<", oldest).execute();
  await store.forgetTombstones(oldest);
};

/** Calls whose signature has ended by itself: they cannot be sent again. */
export const forgetUsedNonces = async (db: Kysely<Tables>, now: string): Promise<void> => {
  await db.deleteFrom("used_nonce").where("expires_at", "<=", now).execute();
};

/** A phone that comes back after a whole season away still hears why something was refused, and what was deleted. */
const KEPT_DAYS = 400;
