import type { Kysely } from "kysely";
import { nameKey } from "#domain/person-name.ts";
import type { Tables } from "../tables.ts";

/** Those who hold this post today or from a later day on: their ids by their names, as `nameKey` compares them. */
export const peopleInPost = async (
  db: Kysely<Tables>,
  { role, scope }: { readonly role: string; readonly scope: string },
  today: string,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom("fact_membership as post")
    .innerJoin("fact_user as person", (join) =>
      join.onRef("person.p", "=", "post.p").onRef("person.id", "=", "post.user_id"),
    )
    .select(["person.id", "person.name"])
    .where("post.role", "=", role)
    .where("post.scope", "=", scope)
    .where((post) => post.or([post("post.to_day", "is", null), post("post.to_day", ">=", today)]))
    .execute();
  return new Map(rows.map(({ id, name }) => [nameKey(name), id]));
};
