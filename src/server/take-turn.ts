/**
 * Turns between transactions of every server process on one database: who takes one waits until those before have
 * committed. SQLite has one writer at a time by itself.
 */
import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Each its own: whoever waits for one must not wait for another. */
const NUMBERS = {
  /** Bringing the tables to today's shape, at each start. */
  start: "7264210531",
  /** Adding a line to the audit log. */
  audit: "7264210532",
  /** Making people: two that look at one moment would both find nobody. */
  invite: "7264210533",
} as const;

/** Inside a transaction, until its end. */
export const takeTurn = async <Tables>(trx: Kysely<Tables>, whose: keyof typeof NUMBERS): Promise<void> => {
  if (!(trx.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select pg_advisory_xact_lock(${sql.raw(NUMBERS[whose])})`.execute(trx);
};
