/** Villages of an area where something waits for a person: values that lost, and work that was not taken. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { lineKey } from "../reviews/review-line.ts";
import type { Question } from "./question.ts";
import type { Village } from "./work-done.ts";

export interface VillageAttention {
  readonly code: string;
  /** Null where the village never had a target. */
  readonly nameTh: string | null;
  readonly nameEn: string | null;
  readonly openConflicts: number;
  readonly openReviews: number;
}

/** Those with at least one, most first. */
export const attentionIn = async (
  db: Kysely<Tables>,
  { partitions, villages: codes }: Question,
  villages: readonly Village[],
): Promise<VillageAttention[]> => {
  const conflicts = await db
    .selectFrom("fact_conflict")
    .select(({ fn }) => ["village", fn.countAll<number>().as("count")])
    .where("p", ">=", partitions[0])
    .where("p", "<=", partitions[1])
    .where("state", "=", "open")
    .groupBy("village")
    .execute();
  const reviews = await db
    .selectFrom((from) =>
      from
        .selectFrom("fact_review")
        .select(["user_id", "village", lineKey().as("line")])
        .where("village", ">=", codes[0])
        .where("village", "<=", codes[1])
        .where("state", "=", "open")
        .where("why", "in", ["held", "given"])
        .distinct()
        .as("lines"),
    )
    .select(({ fn }) => ["village", fn.countAll<number>().as("count")])
    .groupBy("village")
    .execute();
  const byCode = new Map(villages.map((village) => [village.code, village]));
  const [conflictsIn, reviewsIn] = [conflicts, reviews].map(
    (rows) => new Map(rows.map((row) => [row.village, row.count])),
  );
  return [...new Set([...conflicts, ...reviews].map(({ village }) => village))]
    .map((code) => ({
      code,
      nameTh: byCode.get(code)?.nameTh ?? null,
      nameEn: byCode.get(code)?.nameEn ?? null,
      openConflicts: conflictsIn?.get(code) ?? 0,
      openReviews: reviewsIn?.get(code) ?? 0,
    }))
    .toSorted((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1));
};

const weight = ({ openConflicts, openReviews }: VillageAttention): number => openConflicts + openReviews;
