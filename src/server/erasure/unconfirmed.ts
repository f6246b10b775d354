/** Phones that may still hold what was erased: they were given the rows, and have not said that the erasure reached them. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

export interface UnconfirmedPhone {
  readonly partition: string;
  readonly clientId: string;
  readonly userId: string;
  /** Null where the person has no account any more. */
  readonly name: string | null;
  readonly phone: string | null;
  /** ISO instant; null for a phone that is not known any more. */
  readonly lastSeenAt: string | null;
}

/** The longest unheard of first. A phone that told that its records were gone has nothing left to erase. */
export const unconfirmedPhones = async (db: Kysely<Tables>): Promise<UnconfirmedPhone[]> => {
  const rows = await db
    .selectFrom("reader")
    .innerJoin("part", "part.p", "reader.p")
    .leftJoin("device", "device.client_id", "reader.client_id")
    .leftJoin("fact_user", "fact_user.id", "reader.user_id")
    .select(["reader.p", "reader.client_id", "reader.user_id", "fact_user.name", "fact_user.phone"])
    .select("device.last_seen_at")
    .where("reader.left_at", "is", null)
    .where("device.lost_at", "is", null)
    .whereRef("reader.erased_seq", "<", "part.erased_seq")
    .orderBy("device.last_seen_at")
    .orderBy("reader.p")
    .orderBy("reader.client_id")
    .execute();
  return rows.map(({ p, client_id, user_id, name, phone, last_seen_at }) => ({
    partition: p,
    clientId: client_id,
    userId: user_id,
    name,
    phone,
    lastSeenAt: last_seen_at,
  }));
};
