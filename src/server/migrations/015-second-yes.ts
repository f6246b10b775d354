import type { Kysely } from "kysely";

/** An invitation for somebody who has had a phone: a new one waits for their yes, or for a second person's. */
export const secondYes = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .alterTable("invitation")
    .addColumn("needs_yes", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
};
