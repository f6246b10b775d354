import type { Kysely } from "kysely";

/** What each version of a course asked for, as long as phones may send answers to it. */
export const courseRules = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .createTable("course_rules")
    .addColumn("course", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("rules", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("course_rules_key", ["course", "version"])
    .execute();
};
