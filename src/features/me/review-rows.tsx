import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Review } from "#domain/records/review.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { useEntryTitle, useEntryWords } from "./entry-title.ts";
import { paths } from "./paths.ts";
import { entryIn, isDecided } from "./review-facts.ts";
import { useWhen } from "#entities/moment/use-when.ts";

interface ReviewRowsProps {
  readonly title: string;
  readonly reviews: readonly Review[];
  /** Rows that belong to the same list. */
  readonly more?: readonly ReactNode[];
}

/** Work that is or was with the coordinator, with where it stands. */
export const ReviewRows = ({ title, reviews, more }: ReviewRowsProps) => {
  const { t } = useTranslation("me");
  const titleOf = useReviewTitle(reviews);
  const when = useWhen();
  const count = reviews.length + (more?.length ?? 0);
  if (count === 0 || !titleOf) return undefined;
  return (
    <Section title={title} count={t(($) => $.sending.count, { count })}>
      <Rows>
        {reviews.map((review) => (
          <Row
            key={review.id}
            name={titleOf(review).title}
            to={paths.review({ reviewId: review.id })}
            more={t(($) => $.review.since, { when: when(review.at) })}
            state={<ReviewChip review={review} />}
            go
          />
        ))}
        {more}
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

interface ReviewTitle {
  readonly title: string;
  readonly who: string | undefined;
  readonly what: string;
}

/** Whom a review is about, and what; undefined until it was read. */
export const useReviewTitle = (reviews: readonly Review[]): ((review: Review) => ReviewTitle) | undefined => {
  const { t: sync } = useTranslation("sync");
  const titleOf = useEntryTitle();
  const { whoOf, whatOf } = useEntryWords();
  // A different order keeps the facts of two reviews apart: what was given has none of its own.
  const entries = reviews.flatMap((review, order) => {
    const entry = entryIn(review);
    return entry ? [{ id: review.id, entry: { ...entry, order } }] : [];
  });
  const factsOf = useEntryFacts(entries.map(({ entry }) => entry));
  if (!factsOf) return undefined;
  return ({ id }) => {
    const entry = entries.find((one) => one.id === id)?.entry;
    const unknown = sync(($) => $.kind.other);
    if (!entry) return { title: unknown, who: undefined, what: unknown };
    const facts = factsOf(entry);
    return { title: titleOf(entry, facts), who: whoOf(entry, facts), what: whatOf(entry, facts) };
  };
};
