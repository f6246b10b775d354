import type { Kysely } from "kysely";

/** A session knows which one its browser had before, until it is first used. */
export const replacedSessions = async (db: Kysely<never>): Promise<void> => {
  await db.schema.alterTable("session").addColumn("replaces", "text").execute();
};
