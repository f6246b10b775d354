import type { Kysely } from "kysely";
import { ownHome } from "#domain/homes.ts";
import type { Body } from "#domain/json.ts";
import { problemIn } from "#domain/record-type.ts";
import { reviewRecord, type Review } from "#domain/records/review.ts";
import type { Tables } from "../tables.ts";

/** Null where there is none that this version can read. */
export const findReview = async (
  db: Kysely<Tables>,
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<Review | null> => {
  const row = await db
    .selectFrom("row")
    .select("body")
    .where("p", "=", ownHome(userId).partition)
    .where("id", "=", id)
    .where("kind", "=", reviewRecord.kind)
    .executeTakeFirst();
  if (!row || row.body === null) return null;
  // Only `StoredRow` bodies are written there; one of a newer version, which this one cannot read, waits for it.
  const body = JSON.parse(row.body) as Body;
  return problemIn(reviewRecord, body) === null ? ({ ...body, id } as Review) : null;
};
