/** This person's work that a coordinator looks at, and what became of it. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Result } from "#domain/result.ts";
import { review as reviewType, type Review } from "#domain/records/review.ts";
import { decidedUnseen, seenReviewName } from "./decided-reviews.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";
import { seenIn, usePhone, type Seen } from "./use-phone.ts";

/** Newest first. */
export const useReviews = (): readonly Seen<Review>[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const rows = await database.rows(reviewType.kind).toArray();
    return rows.map((row) => seenIn<typeof reviewType>(row)).sort((a, b) => b.at.localeCompare(a.at));
  }, [database]);
};

/** Decided ones that the person has not read yet, newest decision first. */
export const useDecidedUnseen = (): readonly Seen<Review>[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const rows = await decidedUnseen(database);
    return rows
      .map((row) => seenIn<typeof reviewType>(row))
      .sort((a, b) => (b.decidedAt ?? "").localeCompare(a.decidedAt ?? ""));
  }, [database]);
};

/**
 * The phone's own entry of what a coordinator declined: its address opens the form that mends it. Null where this phone
 * does not have it (it was sent from another one, or long ago), undefined while read.
 */
export const useDeclinedEntry = ({
  clientId,
  partition,
  n,
  recordId,
  state,
  why,
}: Review): number | null | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    if (state !== "refused" || why !== "given") return null;
    const meta = await database.meta.get("phone");
    if (meta?.clientId !== clientId) return null;
    const found = await database.answered
      .where("[partition+mutation.n]")
      .equals([partition, n])
      .filter((entry) => entry.recordId === recordId && entry.state !== "sent")
      .first();
    return found?.order ?? null;
  }, [database, clientId, partition, n, recordId, state, why]);
};

/** It needs its maker again: the coordinator has read it, and it was not taken. */
export const reopenDeclined = ({ database }: Phone, order: number): Promise<number> =>
  database.answered.update(order, { seen: false });

/** The person has read what was decided. Kept on this phone only; work of theirs that it was about is dealt with too. */
export const acknowledgeReview = (
  phone: Phone,
  { id, partition, n, clientId }: Review,
): Promise<Result<void, SaveError>> =>
  phone.save([], async () => {
    const { database } = phone;
    await database.kept.put({ name: seenReviewName(id), asOf: phone.now().toISOString(), value: true });
    const meta = await database.meta.get("phone");
    // The same numbers under another client id are another change.
    if (meta?.clientId !== clientId) return;
    await database.answered
      .where("[partition+mutation.n]")
      .equals([partition, n])
      .filter(({ state, earlier }) => state === "held" && earlier !== true)
      .modify({ seen: true });
  });
