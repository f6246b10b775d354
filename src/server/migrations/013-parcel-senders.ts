import { type Kysely, sql } from "kysely";

/** Who sent a record to another partition, and when: nobody sends more of them in a day than a village can read. */
export const parcelSenders = async (db: Kysely<never>): Promise<void> => {
  await db.schema.alterTable("parcel").addColumn("user_id", "text").execute();
  await db.schema.alterTable("parcel").addColumn("sent_at", "text").execute();
  await sql`create index parcel_by_sender on parcel (p, user_id, sent_at)`.execute(db);
};
