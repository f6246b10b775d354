/** Reviews that a coordinator has decided and their maker has not read yet. */
import { review } from "#domain/records/review.ts";
import type { PhoneRow } from "#sync/phone-storage.ts";
import type { PhoneDatabase } from "./phone-database.ts";

export const seenReviewName = (id: string): string => `review-seen:${id}`;

export const decidedUnseen = async (database: PhoneDatabase): Promise<readonly PhoneRow[]> => {
  const decided = await database.rows(review.kind).where("body.state").anyOf("accepted", "refused").toArray();
  if (decided.length === 0) return [];
  const seen = await database.kept.bulkGet(decided.map(({ id }) => seenReviewName(id)));
  return decided.filter((_, at) => seen[at] === undefined);
};
