import type { Kysely } from "kysely";

/** Invitations with their waiting phones, and what revoking a phone has to know about sessions and phones. */
export const invitations = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable("invitation")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("made_by", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("link_hash", "text", (column) => column.unique())
    .addColumn("link_until", "text")
    .addColumn("prefix_hash", "text", (column) => column.notNull())
    .addColumn("salt", "text", (column) => column.notNull())
    .addColumn("slow_hash", "text", (column) => column.notNull())
    .addColumn("code_until", "text", (column) => column.notNull())
    .addColumn("tries", "bigint", (column) => column.notNull())
    .addColumn("closed_at", "text")
    .execute();
  await db.schema.createIndex("invitation_by_prefix").on("invitation").columns(["prefix_hash"]).execute();
  await db.schema.createIndex("invitation_by_scope").on("invitation").columns(["scope"]).execute();
  await db.schema.createIndex("invitation_by_person").on("invitation").columns(["user_id"]).execute();

  await db.schema
    .createTable("waiting_phone")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("invitation_id", "text", (column) => column.notNull())
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("ticket_hash", "text", (column) => column.notNull().unique())
    .addColumn("browser", "text")
    .addColumn("number", "text", (column) => column.notNull())
    .addColumn("choices", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("approved_at", "text")
    .addUniqueConstraint("waiting_phone_once", ["invitation_id", "client_id"])
    .execute();

  await db.schema.alterTable("session").addColumn("browser", "text").execute();
  await db.schema.alterTable("session").addColumn("revoked_at", "text").execute();
  await db.schema.alterTable("session").addColumn("revoked_by", "text").execute();
  await db.schema.alterTable("session").addColumn("revoked_why", "text").execute();
  await db.schema.createIndex("session_by_person").on("session").columns(["user_id"]).execute();
  // A session serves phones under several client ids: which one a phone came with is noted with the phone.
  await db.schema.alterTable("device").addColumn("token_hash", "text").execute();
};
