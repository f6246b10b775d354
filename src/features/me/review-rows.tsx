import { useTranslation } from "react-i18next";
import type { Review } from "#domain/records/review.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { useEntryTitle } from "./entry-title.ts";
import { entryIn, isDecided } from "./review-facts.ts";
import { useWhen } from "./use-when.ts";

interface ReviewRowsProps {
  readonly title: string;
  readonly reviews: readonly Review[];
}

/** Work that is or was with the coordinator, with where it stands. */
export const ReviewRows = ({ title, reviews }: ReviewRowsProps) => {
  const { t } = useTranslation("me");
  const titleOf = useReviewTitle(reviews);
  const when = useWhen();
  if (reviews.length === 0 || !titleOf) return undefined;
  return (
    <Section title={title} count={t(($) => $.sending.count, { count: reviews.length })}>
      <Rows>
        {reviews.map((review) => (
          <Row
            key={review.id}
            name={titleOf(review)}
            to={`/me/reviews/${review.id}`}
            more={t(($) => $.review.since, { when: when(review.at) })}
            state={<ReviewChip review={review} />}
            go
          />
        ))}
      </Rows>
    </Section>
  );
};

const ReviewChip = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation("me");
  if (!isDecided(review)) return <StateChip state="calm">{t(($) => $.review.open)}</StateChip>;
  return review.state === "accepted" ? (
    <StateChip state="sent">{t(($) => $.review.accepted)}</StateChip>
  ) : (
    <StateChip state="needs-you">{t(($) => $.review.refused)}</StateChip>
  );
};

/** Whom a review is about, and what; undefined until it was read. */
export const useReviewTitle = (reviews: readonly Review[]): ((review: Review) => string) | undefined => {
  const { t: sync } = useTranslation("sync");
  const titleOf = useEntryTitle();
  // A different order keeps the facts of two reviews apart: what was given has none of its own.
  const entries = reviews.flatMap((review, order) => {
    const entry = entryIn(review);
    return entry ? [{ id: review.id, entry: { ...entry, order } }] : [];
  });
  const factsOf = useEntryFacts(entries.map(({ entry }) => entry));
  if (!factsOf) return undefined;
  return ({ id }) => {
    const found = entries.find((one) => one.id === id);
    return found ? titleOf(found.entry, factsOf(found.entry)) : sync(($) => $.kind.other);
  };
};
