/** The phones of one person, for themselves and for whoever looks after them. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

export interface PhoneLine {
  readonly clientId: string;
  /** When its newest session began; null when none is known any more. */
  readonly signedInAt: string | null;
  /** When it last synced; null when it never has. */
  readonly lastSeenAt: string | null;
  readonly browser: string | null;
  readonly isSignedIn: boolean;
  readonly revokedAt: string | null;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** Those that are signed in or have ever synced, the latest first. `asking`: hash of the session that asks. */
export const phonesOf = async (
  db: Kysely<Tables>,
  userId: string,
  asking: string | null,
  now: string,
): Promise<PhoneLine[]> => {
  const sessions = await db
    .selectFrom("session")
    .select(["token_hash", "client_id", "made_at", "expires_at", "ended_at", "revoked_at", "browser"])
    .where("user_id", "=", userId)
    .orderBy("made_at", "desc")
    .orderBy("token_hash")
    .execute();
  const devices = await db
    .selectFrom("device")
    .select(["client_id", "last_seen_at", "token_hash"])
    .where("user_id", "=", userId)
    .execute();
  const synced = new Map(devices.map((device) => [device.client_id, device]));
  const lines = [...new Set([...synced.keys(), ...sessions.map((session) => session.client_id)])].map((clientId) => {
    const device = synced.get(clientId);
    const own = sessions.filter(
      ({ client_id, token_hash }) => client_id === clientId || token_hash === device?.token_hash,
    );
    const live = own.filter(({ ended_at, expires_at }) => ended_at === null && expires_at > now);
    const newest = live[0] ?? own[0];
    return {
      clientId,
      signedInAt: newest?.made_at ?? null,
      lastSeenAt: device?.last_seen_at ?? null,
      browser: newest?.browser ?? null,
      isSignedIn: live.length > 0,
      // A phone that was found again and let in anew is no longer a lost one.
      revokedAt: live.length > 0 ? null : (newest?.revoked_at ?? null),
      isThis: live.some(({ token_hash }) => token_hash === asking),
    };
  });
  // Signed out and never synced: nothing of the person's is on it.
  const shown = lines.filter((line) => line.isSignedIn || line.lastSeenAt !== null || line.revokedAt !== null);
  const at = ({ lastSeenAt, signedInAt }: PhoneLine): string => lastSeenAt ?? signedInAt ?? "";
  return shown.sort((a, b) => (at(a) < at(b) ? 1 : -1));
};
