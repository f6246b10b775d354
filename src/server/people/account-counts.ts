/** How many people hold which post, and how they come in: what an administrator looks after. No case content, no name. */
import type { Kysely } from "kysely";
import { COUNTRY, roles, type Role } from "#domain/roles.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Tables } from "../tables.ts";

export interface AccountCounts {
  /** ISO instant. */
  readonly asOf: string;
  /** Posts valid today, by role. */
  readonly posts: Readonly<Record<Role, number>>;
  /** Phones that hold a session of somebody in these posts. */
  readonly phones: number;
  readonly openInvitations: number;
}

/** `areas`: of the caller's own posts; "00" is the country. */
export const accountCounts = async (
  db: Kysely<Tables>,
  areas: readonly string[],
  now: string,
): Promise<AccountCounts> => {
  const patterns = areas.map((area) => (area === COUNTRY ? "%" : `${area}%`));
  const today = thaiDay(now);
  const posts = db
    .selectFrom("fact_membership")
    .where((post) => post.or(patterns.map((pattern) => post("scope", "like", pattern))))
    .where("from_day", "<=", today)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", today)]));
  const byRole = await posts
    .select(({ fn }) => ["role", fn.countAll<number>().as("count")])
    .groupBy("role")
    .execute();
  const phones = await db
    .selectFrom("session")
    .select(({ fn }) => fn.count<number>("client_id").distinct().as("count"))
    .where("user_id", "in", posts.select("user_id"))
    .where("expires_at", ">", now)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  const invitations = await db
    .selectFrom("invitation")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("closed_at", "is", null)
    .where("code_until", ">", now)
    .where((row) => row.or(patterns.map((pattern) => row("scope", "like", pattern))))
    .executeTakeFirstOrThrow();
  const counts = new Map(byRole.map(({ role, count }) => [role, count]));
  return {
    asOf: now,
    posts: Object.fromEntries(roles.map((role) => [role, counts.get(role) ?? 0])) as Record<Role, number>,
    phones: phones.count,
    openInvitations: invitations.count,
  };
};
