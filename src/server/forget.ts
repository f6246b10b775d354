/** What is of no use to anybody any more, removed at each start. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Codes that ended, sessions that are over, and answers to phones that have not asked for them for 400 days. */
export const forgetWhatIsOver = async (db: Kysely<Tables>, now: string): Promise<void> => {
  await db.deleteFrom("sign_in_code").where("expires_at", "<=", now).execute();
  await db
    .deleteFrom("session")
    .where((session) => session.or([session("expires_at", "<=", now), session("ended_at", "is not", null)]))
    .execute();
  const oldest = new Date(Date.parse(now) - RESULT_DAYS * 86_400_000).toISOString();
  await db.deleteFrom("result").where("at", "<", oldest).execute();
};

/** A phone that comes back after a whole season away still hears why something was refused. */
const RESULT_DAYS = 400;
