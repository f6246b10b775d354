import type { Kysely } from "kysely";

/** Sessions and phones know the key that signs their calls, and each signed call is taken once. */
export const deviceKeys = async (db: Kysely<never>): Promise<void> => {
  await db.schema.alterTable("session").addColumn("public_key", "text").execute();
  await db.schema.alterTable("device").addColumn("public_key", "text").execute();
  await db.schema
    .createTable("used_nonce")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("used_nonce_by_end").on("used_nonce").column("expires_at").execute();
};
