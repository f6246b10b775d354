/** People with an account: who they are and what they may do today. */
import type { Kysely } from "kysely";
import { ownHome } from "#domain/homes.ts";
import type { Grant, Role } from "#domain/roles.ts";
import { addDays } from "#domain/thai-day.ts";
import type { Actor } from "#sync/scope.ts";
import type { Tables } from "./tables.ts";

export interface Account extends Actor {
  readonly name: string;
  /** Posts that ended not long ago: late work for them is held for the coordinator (docs/sync.md, P7). */
  readonly past: readonly Grant[];
}

/** How long a phone may have been away with work for a village that its person has lost. */
const PAST_DAYS = 400;

/** With the posts that are valid on this Thai day, and the past ones. Null for a person without an account. */
export const findAccount = async (db: Kysely<Tables>, userId: string, today: string): Promise<Account | null> => {
  const { partition } = ownHome(userId);
  const user = await db
    .selectFrom("fact_user")
    .select("name")
    .where("p", "=", partition)
    .where("id", "=", userId)
    .executeTakeFirst();
  if (!user) return null;
  const posts = await db
    .selectFrom("fact_membership")
    .select(["role", "scope", "to_day"])
    .where("p", "=", partition)
    .where("from_day", "<=", today)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", addDays(today, -PAST_DAYS))]))
    .orderBy("scope")
    .execute();
  const isOver = ({ to_day }: { readonly to_day: string | null }): boolean => to_day !== null && to_day < today;
  // What stands in the fact table passed the record type's own check.
  const grantOf = ({ role, scope }: { readonly role: string; readonly scope: string }): Grant => ({
    role: role as Role,
    scope,
  });
  return {
    userId,
    name: user.name,
    grants: posts.filter((post) => !isOver(post)).map(grantOf),
    past: posts.filter(isOver).map(grantOf),
  };
};
