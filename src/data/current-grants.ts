/** A person's posts as the server last told this phone: signing in is once, posts change. */
import { likelyNow } from "#domain/likely-now.ts";
import type { Grant } from "#domain/roles.ts";
import { membership } from "#domain/records/membership.ts";
import type { RecordOf } from "#domain/record-kind.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { PhoneDatabase } from "./phone-database.ts";

/**
 * The posts held today, or null while the phone has none of its own. `rawMs`: the phone's clock. The exchange that brought
 * the posts is read with them: before it, a clock that is years behind would find that no post has begun.
 */
export const currentGrants = async (database: PhoneDatabase, rawMs: number): Promise<readonly Grant[] | null> => {
  const rows = await database.rows(membership.kind).toArray();
  if (rows.length === 0) return null;
  const meta = await database.meta.get("phone");
  const today = thaiDay(likelyNow(rawMs, meta?.lastExchange ?? null));
  return rows
    .map((row) => row.body as unknown as Omit<RecordOf<typeof membership>, "id">) // checked when it was written
    .filter(({ from, to }) => from <= today && (to === undefined || today <= to))
    .map(({ role, scope }) => ({ role, scope }))
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.role.localeCompare(b.role));
};
