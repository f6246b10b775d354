import { type Kysely, PostgresAdapter } from "kysely";
import { raiseRowWall } from "../walls/row-wall.ts";

/** SQLite has no roles: there the application's wall stands alone. */
export const rowWall = async (db: Kysely<never>): Promise<void> => {
  if (db.getExecutor().adapter instanceof PostgresAdapter) await raiseRowWall(db);
};
