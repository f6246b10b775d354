import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { decideReview, type DecideError, type Decision, type QueuedReview } from "#data/review-queue.ts";
import { toServer } from "#data/to-server.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Sheet, useSheet, type SheetState } from "#ui/sheet.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { ReviewFacts, useFieldWords } from "./review-facts.tsx";
import { useReviewWords } from "./review-words.ts";

/** Opened by the button in its line; it stands outside of the list, whose look is not a sheet's. */
export const useDecideSheet = ({ id }: QueuedReview): SheetState => useSheet(`decide-${id}`);

interface DecideSheetProps {
  readonly review: QueuedReview;
  readonly onDecided: (decision: Decision, left: number) => void;
  /** It turned out, when the sheet was closed, that the list is out of date. */
  readonly onStale: () => void;
}

const SHORTEST_REASON = 3;
const LONGEST_REASON = 300;
/** Nothing is left to decide. */
const OVER: ReadonlySet<string> = new Set(["alreadyDecided", "noReview"]);
const decisions: readonly Decision[] = ["accept", "refuse"];
const REFUSE_ONLY: readonly Decision[] = ["refuse"];

/** Take it or not, with a reason that whoever did the work will read. */
export const DecideSheet = ({ review, onDecided, onStale }: DecideSheetProps) => {
  const sheet = useDecideSheet(review);
  const { t } = useTranslation("coordinator");
  const { what, why, acceptMeans, problem: wordsOf } = useReviewWords();
  const { fieldName } = useFieldWords();
  // What cannot be taken as it is would only be refused by the server, and both sides would be stuck.
  const wrong = review.wrongField === null ? undefined : fieldName(review.kind, review.wrongField);
  const [decision, setDecision] = useState<Decision | undefined>(wrong === undefined ? undefined : "refuse");
  const [reason, setReason] = useState(wrong === undefined ? "" : t(($) => $.reviews.mendReason, { field: wrong }));
  const [problem, setProblem] = useState<DecideError>();
  const { isBusy, act } = useOneAct();
  const { name, phone } = review;
  const said = reason.trim();
  const whyNot =
    decision === undefined
      ? t(($) => $.reviews.chooseFirst)
      : said.length < SHORTEST_REASON
        ? t(($) => $.reviews.reasonFirst)
        : undefined;
  const isOver = problem?.type === "refused" && OVER.has(problem.code);
  // Not before: the line goes from the list, and would take the words that say why with it.
  useEffect(() => {
    if (isOver && !sheet.isOpen) onStale();
    // A parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOver, sheet.isOpen]);
  const send = async (): Promise<boolean> => {
    if (decision === undefined) return false;
    const done = await decideReview(toServer, review, decision, said);
    setProblem(done.ok ? undefined : done.error);
    if (done.ok) {
      sheet.close();
      onDecided(decision, done.value.left);
    }
    return done.ok;
  };
  return (
    <Sheet sheet={sheet} title={t(($) => $.reviews.sheetTitle, { name })}>
      <p>
        {what(review)}
        <br />
        <span className="soft">{why(review)}</span>
      </p>
      <ReviewFacts review={review} />
      {phone === null ? undefined : (
        <ButtonLink
          to={`tel:${phone.replace(/[^\d+]/gu, "")}`}
          kind="quiet"
          icon="call"
          label={t(($) => $.volunteers.callWhom, { name })}
        >
          {t(($) => $.volunteers.call)}
        </ButtonLink>
      )}
      {wrong === undefined ? undefined : <p>{t(($) => $.reviews.cannotAccept, { field: wrong, name })}</p>}
      <Picks
        legend={t(($) => $.reviews.choice)}
        options={(wrong === undefined ? decisions : REFUSE_ONLY).map((value) => ({
          value,
          label: t(($) => $.reviews[value]),
        }))}
        value={decision}
        onChoose={setDecision}
      />
      {decision === undefined ? undefined : (
        <p className="small soft">{decision === "accept" ? acceptMeans(review) : t(($) => $.reviews.refuseMeans)}</p>
      )}
      <TextField
        label={t(($) => $.reviews.reason)}
        hint={t(($) => $.reviews.reasonHint, { name })}
        value={reason}
        maxLength={LONGEST_REASON}
        multiline
        onChange={setReason}
      />
      <div role="alert">{problem ? <Notice state="needs-you" title={wordsOf(problem)} /> : undefined}</div>
      <Button wide busy={isBusy} whyNot={whyNot} onPress={() => void act(send)}>
        {t(($) => $.reviews.send)}
      </Button>
    </Sheet>
  );
};
