/** Phones that were lost or taken: their sessions end at once, and each later request hears that it should drop its keys. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

export interface Revocation {
  /** The person who revokes. */
  readonly by: string;
  readonly why: string;
  readonly now: string;
}

/**
 * Ends the sessions that this phone has: the one that it signed in with, and the one that it last came with under
 * another client id. Gives when it was first revoked; null for a phone that is not this person's. Again is harmless.
 */
export const revokePhone = async (
  db: Kysely<Tables>,
  { userId, clientId }: { readonly userId: string; readonly clientId: string },
  revocation: Revocation,
): Promise<{ readonly revokedAt: string } | null> => {
  const device = await db
    .selectFrom("device")
    .select(["user_id", "token_hash"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (device && device.user_id !== userId) return null;
  const sessions = () =>
    db
      .selectFrom("session")
      .select("revoked_at")
      .where("user_id", "=", userId)
      .where((row) => row.or([row("client_id", "=", clientId), row("token_hash", "=", device?.token_hash ?? "")]))
      .execute();
  if (!device && (await sessions()).length === 0) return null;
  await db
    .updateTable("session")
    .set(marks(revocation))
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .where((row) => row.or([row("client_id", "=", clientId), row("token_hash", "=", device?.token_hash ?? "")]))
    .execute();
  const times = (await sessions()).flatMap(({ revoked_at }) => (revoked_at === null ? [] : [revoked_at]));
  return { revokedAt: times.toSorted()[0] ?? revocation.now };
};

/** Every phone of the person; gives how many sign-ins ended. */
export const revokeAllOf = async (db: Kysely<Tables>, userId: string, revocation: Revocation): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set(marks(revocation))
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
};

const marks = ({ by, why, now }: Revocation) => ({ ended_at: now, revoked_at: now, revoked_by: by, revoked_why: why });
