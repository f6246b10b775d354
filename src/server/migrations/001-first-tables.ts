import { type Kysely, sql } from "kysely";

export const firstTables = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable("part")
    .addColumn("p", "text", (column) => column.primaryKey())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("floor_seq", "bigint", (column) => column.notNull().defaultTo(sql`0`))
    .execute();

  await db.schema
    .createTable("row")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("aud", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("versions", "text", (column) => column.notNull())
    .addColumn("made_seq", "bigint", (column) => column.notNull())
    .addColumn("made_client", "text", (column) => column.notNull())
    .addColumn("last_client", "text", (column) => column.notNull())
    .addColumn("prior_seq", "bigint", (column) => column.notNull())
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("device_at", "text", (column) => column.notNull())
    .addColumn("deleted_at", "text")
    .addPrimaryKeyConstraint("row_key", ["p", "id"])
    .execute();
  // Unique, so that no fault can ever give two rows one number: a reader would miss one of them.
  await db.schema.createIndex("row_by_seq").on("row").columns(["p", "seq"]).unique().execute();
  await db.schema.createIndex("row_by_audience").on("row").columns(["p", "aud", "seq"]).execute();

  await db.schema
    .createTable("client")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("last_n", "bigint", (column) => column.notNull())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("client_key", ["p", "client_id"])
    .execute();

  await db.schema
    .createTable("result")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("n", "bigint", (column) => column.notNull())
    .addColumn("result", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("result_key", ["p", "client_id", "n"])
    .execute();

  await db.schema
    .createTable("device")
    .addColumn("client_id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("first_seen", "text", (column) => column.notNull())
    .addColumn("last_seen_at", "text", (column) => column.notNull())
    .addColumn("app_version", "text")
    .execute();
  await db.schema.createIndex("device_by_user").on("device").column("user_id").execute();

  await db.schema
    .createTable("sign_in_code")
    .addColumn("code_hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("uses_left", "bigint", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("session")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await db.schema.createIndex("session_by_user").on("session").column("user_id").execute();

  await db.schema
    .createTable("setting")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
};
