import type { Kysely } from "kysely";
import { nameKey } from "#domain/person-name.ts";
import type { Tables } from "../tables.ts";

/** The names of those who hold this post today or from a later day on, as `nameKey` compares them. */
export const namesInPost = async (
  db: Kysely<Tables>,
  { role, scope }: { readonly role: string; readonly scope: string },
  today: string,
): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom("fact_membership as post")
    .innerJoin("fact_user as person", (join) =>
      join.onRef("person.p", "=", "post.p").onRef("person.id", "=", "post.user_id"),
    )
    .select("person.name")
    .where("post.role", "=", role)
    .where("post.scope", "=", scope)
    .where((post) => post.or([post("post.to_day", "is", null), post("post.to_day", ">=", today)]))
    .execute();
  return new Set(rows.map(({ name }) => nameKey(name)));
};
