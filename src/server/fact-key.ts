/** Which key the fact tables were made with. People under two keys would count twice, so a change has to be meant. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** The database was made with another secret, and nobody said that a new one is meant. */
export class SecretChanged extends Error {
  constructor() {
    super("The database is used with another ASA_SECRET.");
  }
}

const NAME = "fact key";

/** Notes the key of a new database. Throws `SecretChanged` for another one than was noted; then nothing is written. */
export const holdFactKey = async (
  db: Kysely<Tables>,
  keyed: (text: string) => string,
  isNewSecret: boolean,
): Promise<void> => {
  const value = keyed(NAME);
  // Of two servers that make the database at once, the second reads what the first noted.
  await db
    .insertInto("setting")
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await db.selectFrom("setting").select("value").where("name", "=", NAME).executeTakeFirstOrThrow();
  if (known.value === value) return;
  if (!isNewSecret) throw new SecretChanged();
  await db.updateTable("setting").set({ value }).where("name", "=", NAME).execute();
};
