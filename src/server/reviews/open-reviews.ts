/** Work that waits for a coordinator: whose, where and why. What it says about a citizen is never in the list. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { questionAbout } from "../overview/question.ts";
import { villagesIn } from "../overview/work-done.ts";

export interface OpenReview {
  readonly id: string;
  /** The volunteer who did the work. */
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly village: string;
  readonly villageNameTh: string | null;
  readonly villageNameEn: string | null;
  /** `held`: late, for a village that the volunteer has lost. `given`: refused, and handed over by the volunteer. */
  readonly why: string;
  readonly kind: string;
  /** Why the server had refused it. */
  readonly code: string | null;
  /** When it was done, by the phone's clock, and how many days ago that is. */
  readonly at: string;
  readonly sinceDays: number;
  /** Nobody decides about their own work. */
  readonly mayDecide: boolean;
}

export interface OpenReviews {
  readonly area: string;
  readonly asOf: string;
  readonly total: number;
  /** Oldest first. */
  readonly list: readonly OpenReview[];
}

const MOST = 200;
const DAY_MS = 86_400_000;

export const openReviewsIn = async (
  db: Kysely<Tables>,
  area: string,
  readerId: string,
  now: string,
): Promise<OpenReviews> => {
  const question = questionAbout(area, now);
  const open = db
    .selectFrom("fact_review as review")
    .where("review.village", ">=", question.villages[0])
    .where("review.village", "<=", question.villages[1])
    .where("review.state", "=", "open")
    .where("review.why", "in", ["held", "given"]);
  const { total } = await open.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await open
    .leftJoin("fact_user as person", (join) =>
      join.onRef("person.p", "=", "review.p").onRef("person.id", "=", "review.user_id"),
    )
    .select(["review.id", "review.user_id", "review.village", "review.why", "review.record_kind", "review.code"])
    .select(["review.at", "person.name", "person.phone"])
    .orderBy("review.at")
    .orderBy("review.id")
    .limit(MOST)
    .execute();
  const villages = new Map((await villagesIn(db, question)).map((village) => [village.code, village]));
  const list = rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    name: row.name ?? "",
    phone: row.phone,
    village: row.village,
    villageNameTh: villages.get(row.village)?.nameTh ?? null,
    villageNameEn: villages.get(row.village)?.nameEn ?? null,
    why: row.why,
    kind: row.record_kind,
    code: row.code,
    at: row.at,
    sinceDays: Math.max(0, Math.floor((Date.parse(now) - Date.parse(row.at)) / DAY_MS)),
    mayDecide: row.user_id !== readerId,
  }));
  return { area, asOf: now, total, list };
};
