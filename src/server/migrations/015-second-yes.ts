import type { Kysely } from "kysely";

/** An invitation for somebody who has had a phone: a new one waits for their yes, or for a second person's. */
export const secondYes = async (db: Kysely<never>): Promise<void> => {
  for (const column of ["needs_yes", "wrong_numbers"]) {
    await db.schema
      .alterTable("invitation")
      .addColumn(column, "integer", (each) => each.notNull().defaultTo(0))
      .execute();
  }
};
