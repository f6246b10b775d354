import type { Kysely } from "kysely";

/** Sessions know the code that made them; what version a phone runs was never told. */
export const phonesBySync = async (db: Kysely<never>): Promise<void> => {
  await db.schema.alterTable("session").addColumn("code_hash", "text").execute();
  await db.schema.alterTable("device").dropColumn("app_version").execute();
};
