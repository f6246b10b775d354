/** People with an account: who they are and what they may do today. */
import type { Kysely } from "kysely";
import { ownHome } from "#domain/homes.ts";
import type { Grant, Role } from "#domain/roles.ts";
import type { Actor } from "#sync/scope.ts";
import type { Tables } from "./tables.ts";

export interface Account extends Actor {
  readonly name: string;
}

/** With the posts that are valid on this Thai day. Null for a person without an account. */
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
    .select(["role", "scope"])
    .where("p", "=", partition)
    .where("from_day", "<=", today)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", today)]))
    .orderBy("scope")
    .execute();
  // What stands in the fact table passed the record type's own check.
  const grants = posts.map(({ role, scope }): Grant => ({ role: role as Role, scope }));
  return { userId, name: user.name, grants };
};
