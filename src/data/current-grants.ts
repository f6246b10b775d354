/** A person's posts as the server last told this phone: signing in is once, posts change. */
import type { Grant } from "#domain/roles.ts";
import { membership } from "#domain/records/membership.ts";
import type { RecordOf } from "#domain/record-type.ts";
import type { PhoneDatabase } from "./phone-database.ts";

/** The posts held on `today` (YYYY-MM-DD in Thailand), or null while the phone has none of its own. */
export const currentGrants = async (database: PhoneDatabase, today: string): Promise<readonly Grant[] | null> => {
  const rows = await database.rows(membership.kind).toArray();
  if (rows.length === 0) return null;
  return rows
    .map((row) => row.body as unknown as Omit<RecordOf<typeof membership>, "id">) // checked when it was written
    .filter(({ from, to }) => from <= today && (to === undefined || today <= to))
    .map(({ role, scope }) => ({ role, scope }))
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.role.localeCompare(b.role));
};
