/** Villages that nobody has had: a wrong moo number would make one, with a target of its own. */
import type { Kysely } from "kysely";
import { villageHome } from "#domain/homes.ts";
import type { Tables } from "../tables.ts";

/** Of the villages that these posts would make volunteers of, those without a target in any year. */
export const newVillagesOf = async (
  db: Kysely<Tables>,
  posts: readonly { readonly role: string; readonly scope: string }[],
): Promise<ReadonlySet<string>> => {
  const villages = new Set(posts.flatMap(({ role, scope }) => (role === "volunteer" ? [scope] : [])));
  if (villages.size === 0) return villages;
  const rows = await db
    .selectFrom("fact_village_target")
    .select("village")
    .where(
      "p",
      "in",
      [...villages].map((village) => villageHome(village).partition),
    )
    .distinct()
    .execute();
  for (const { village } of rows) villages.delete(village);
  return villages;
};
