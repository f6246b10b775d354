/** What retention has removed, what it will remove soon, and which people wait for a decision. Reads only. */
import { addDays, startOfThaiDay, thaiDay } from "#domain/thai-day.ts";
import type { Database } from "../database.ts";
import { retentionDue, type Removed } from "./carry-out.ts";
import { peopleOver } from "./people-without-help.ts";

export interface RetentionReport {
  /** By kind: in all, and when it last ran. */
  readonly past: readonly { readonly kind: string; readonly removed: number; readonly lastRun: string }[];
  /** By kind: up to this day, if nothing is changed meanwhile. */
  readonly soon: Removed;
  readonly soonUntil: string;
  /** By village, the longest waiting first: how many people are on the list, and since when the first of them. */
  readonly waiting: readonly { readonly village: string; readonly people: number; readonly since: string }[];
  /** How many people will be on the list on that day. */
  readonly waitingSoon: number;
}

export const retentionReport = async (database: Database, now: string): Promise<RetentionReport> => {
  const { db } = database;
  const soonUntil = addDays(thaiDay(now), DAYS_AHEAD);
  const then = startOfThaiDay(soonUntil);
  const past = await db
    .selectFrom("retention_run")
    .select((run) => ["kind", run.fn.sum<number | string>("removed").as("removed"), run.fn.max("at").as("lastRun")])
    .groupBy("kind")
    .orderBy("kind")
    .execute();
  const waiting = await db
    .selectFrom("retention_list")
    .select((list) => [
      "village",
      list.fn.countAll<number | string>().as("people"),
      list.fn.min("listed_at").as("since"),
    ])
    .groupBy("village")
    .orderBy("since")
    .orderBy("village")
    .execute();
  let waitingSoon = 0;
  for await (const { people } of peopleOver(database, then)) waitingSoon += people.length;
  return {
    // PostgreSQL sums whole numbers as decimals, which come as text.
    past: past.map((run) => ({ ...run, removed: Number(run.removed) })),
    soon: await retentionDue(database, then),
    soonUntil,
    waiting: waiting.map((village) => ({ ...village, people: Number(village.people) })),
    waitingSoon,
  };
};

const DAYS_AHEAD = 30;
