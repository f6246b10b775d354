import { type Kysely, sql } from "kysely";

/**
 * What a server has to know so that nothing is lost or left behind: who was given which partition, what was erased at a
 * person's request, which records are on their way to another partition, and what phones tell about themselves.
 */
export const restoreAndErasure = async (db: Kysely<never>): Promise<void> => {
  const zero = sql`0`;
  await db.schema
    .alterTable("part")
    .addColumn("erased_seq", "bigint", (column) => column.notNull().defaultTo(zero))
    .execute();
  await db.schema
    .alterTable("row")
    .addColumn("erased", "bigint", (column) => column.notNull().defaultTo(zero))
    .execute();
  // Deleted rows are few: the index that finds the old ones costs usual writes nothing.
  await sql`create index row_by_deletion on "row" (deleted_at) where deleted_at is not null`.execute(db);

  await db.schema.alterTable("client").addColumn("name", "text").execute();
  await db.schema
    .alterTable("client")
    .addColumn("restart_n", "bigint", (column) => column.notNull().defaultTo(zero))
    .execute();
  // After a restore each phone is told of every partition that it ever wrote to.
  await db.schema.createIndex("client_by_id").on("client").columns(["client_id"]).execute();
  await db.schema
    .alterTable("client")
    .addColumn("marks", "text", (column) => column.notNull().defaultTo(""))
    .execute();

  await db.schema.alterTable("device").addColumn("lost_at", "text").execute();
  await db.schema.alterTable("device").addColumn("lost_unsent", "bigint").execute();
  await db.schema
    .alterTable("device")
    .addColumn("waited_days", "bigint", (column) => column.notNull().defaultTo(zero))
    .execute();

  await db.schema
    .createTable("parcel")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("to_p", "text", (column) => column.notNull())
    .addColumn("n", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("parcel_key", ["p", "to_p", "n"])
    .execute();
  await sql`create index parcel_on_its_way on parcel (p, to_p, n) where body is not null`.execute(db);

  await db.schema
    .createTable("reader")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("left_at", "text")
    .addColumn("erased_seq", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("reader_key", ["p", "client_id"])
    .execute();
  // Whoever wrote in a partition was given its rows, before anybody noted it.
  await sql`
    insert into reader (p, client_id, user_id, started_at, left_at, erased_seq)
    select client.p, client.client_id, device.user_id, client.seen_at, null, 0
    from client join device on device.client_id = client.client_id`.execute(db);

  await db.schema
    .createTable("mismatch")
    .addColumn("client_id", "text", (column) => column.notNull())
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("parts", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("mismatch_key", ["client_id", "p", "at"])
    .execute();
};
