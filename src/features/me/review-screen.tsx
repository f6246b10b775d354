import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { acknowledgeReview, reopenDeclined, useDeclinedEntry } from "#data/reviews.ts";
import { usePhone, useRecord } from "#data/use-phone.ts";
import { review as reviewType, type Review } from "#domain/records/review.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { EnteredLines } from "./entered-lines.tsx";
import { EntryWhom } from "./entry-whom.tsx";
import { paths } from "./paths.ts";
import { ReviewAnswer } from "./review-answer.tsx";
import { entryIn, isDecided } from "./review-facts.ts";
import { useReviewTitle } from "./review-rows.tsx";

const BACK = { to: paths.sending() };

/** One piece of work that the person gave to the coordinator, and what became of it. */
export const ReviewScreen = () => {
  const { t } = useTranslation("me");
  const { reviewId = "" } = useParams();
  const review = useRecord(reviewType, reviewId);
  if (review === undefined) return <OpeningFrame title={t(($) => $.review.title)} back={BACK} />;
  if (review !== null) return <Given review={review} />;
  return (
    <TaskFrame
      title={t(($) => $.step.gone)}
      back={BACK}
      usable
      dock={
        <ButtonLink to={paths.sending()} wide replace>
          {t(($) => $.step.toList)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.step.goneBody)}</p>
    </TaskFrame>
  );
};

const Given = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation("me");
  const title = useReviewTitle([review])?.(review);
  const entry = entryIn(review);
  return (
    <TaskFrame
      title={title?.what ?? t(($) => $.review.title)}
      before={title?.who === undefined ? undefined : <EntryWhom name={title.who} />}
      back={BACK}
      usable={title !== undefined}
      dock={isDecided(review) ? <Seen review={review} /> : undefined}
    >
      <ReviewAnswer review={review} />
      {entry ? (
        <Card>
          <EnteredLines entry={entry} />
        </Card>
      ) : undefined}
    </TaskFrame>
  );
};

const Seen = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const navigate = useNavigate();
  const { isBusy, act } = useOneAct();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const acknowledge = async (): Promise<boolean> => {
    const done = await acknowledgeReview(phone, review);
    setProblem(done.ok ? null : done.error.type);
    if (done.ok) void navigate(paths.sending(), { replace: true });
    return done.ok;
  };
  const order = useDeclinedEntry(review) ?? null;
  const mend = async (): Promise<boolean> => {
    const done = await acknowledgeReview(phone, review);
    setProblem(done.ok ? null : done.error.type);
    if (!done.ok || order === null) return false;
    await reopenDeclined(phone, order);
    void navigate(paths.entry({ order }), { replace: true });
    return true;
  };
  return (
    <>
      <SaveProblem type={problem} />
      {order !== null && (
        <Button wide busy={isBusy} onPress={() => void act(mend)}>
          {t(($) => $.step.mend)}
        </Button>
      )}
      <Button wide kind={order === null ? "main" : "quiet"} busy={isBusy} onPress={() => void act(acknowledge)}>
        {t(($) => $.step.seen)}
      </Button>
    </>
  );
};
