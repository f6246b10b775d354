import type { AnsweredEntry, WaitingEntry } from "#data/phone-database.ts";
import type { Review } from "#domain/records/review.ts";

/** The review that a held entry became. By its place and number, also where the phone has another client id since. */
export const reviewOf = (
  { state, partition, recordId, mutation }: AnsweredEntry,
  reviews: readonly Review[],
): Review | undefined =>
  state === "held"
    ? reviews.find(
        (review) => review.partition === partition && review.n === mutation.n && review.recordId === recordId,
      )
    : undefined;

export const isDecided = ({ state }: Review): boolean => state === "accepted" || state === "refused";

/** The change inside a review, as the lists know entries; undefined when it cannot be read any more. */
export const entryIn = ({ change, partition, recordId }: Review): WaitingEntry | undefined => {
  try {
    // Written by this app from a mutation of its own; the server keeps it as it came.
    const mutation = JSON.parse(change) as WaitingEntry["mutation"];
    return typeof mutation === "object" && mutation !== null && "k" in mutation
      ? { partition, recordId, mutation }
      : undefined;
  } catch {
    return undefined;
  }
};
