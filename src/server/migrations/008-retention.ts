import { type Kysely, sql } from "kysely";

/** What was removed because its time was over, who waits for a decision, and the way to what is old without reading all. */
export const retention = async (db: Kysely<never>): Promise<void> => {
  await sql`create index row_by_age on "row" (kind, received_at) where body is not null`.execute(db);

  await db.schema
    .createTable("retention_run")
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("removed", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("retention_run_key", ["at", "kind"])
    .execute();

  await db.schema
    .createTable("retention_list")
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("village", "text", (column) => column.notNull())
    .addColumn("last_help", "text")
    .addColumn("listed_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("retention_list_key", ["p", "id"])
    .execute();
};
