import { type Kysely, PostgresAdapter, sql } from "kysely";

/** The audit log. The database itself refuses to change or remove a line, whichever program asks. */
export const audit = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable("audit")
    .addColumn("n", "bigint", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("subject", "text")
    .addColumn("p", "text")
    .addColumn("village", "text")
    .addColumn("details", "text", (column) => column.notNull())
    // Two lines after the same line would be a fork: the second is refused.
    // Which secret's key made the hash: lines of an earlier secret are still linked, and can be checked under it.
    .addColumn("key_id", "text", (column) => column.notNull())
    .addColumn("previous", "text", (column) => column.notNull().unique())
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  await sql`create index audit_by_subject on audit (subject, n) where subject is not null`.execute(db);
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`
      create function audit_stays() returns trigger language plpgsql as
      $$ begin raise exception 'audit lines are never changed or removed'; end $$`.execute(db);
    await sql`
      create trigger audit_stays before update or delete or truncate on audit
      for each statement execute function audit_stays()`.execute(db);
    return;
  }
  for (const act of ["update", "delete"]) {
    await sql`
      create trigger ${sql.raw(`audit_no_${act}`)} before ${sql.raw(act)} on audit
      begin select raise(abort, 'audit lines are never changed or removed'); end`.execute(db);
  }
};
