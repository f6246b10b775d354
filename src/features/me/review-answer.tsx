import { useTranslation } from "react-i18next";
import type { Review } from "#domain/records/review.ts";
import { Notice } from "#ui/notice.tsx";
import { isDecided } from "./review-facts.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** Where work stands that is with the coordinator, and once it is decided: what, why, by whom. */
export const ReviewAnswer = ({ review }: { readonly review: Review }) =>
  isDecided(review) ? <Decided review={review} /> : <StillOpen review={review} />;

const StillOpen = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation("me");
  const { why, code, note } = review;
  const held = code === "revokedPhone" ? code : "held";
  return (
    <Notice state="calm" title={t(($) => $.review.open)}>
      <p>{t(($) => $.review.openBody[why === "held" ? held : "given"])}</p>
      {note === undefined ? undefined : <p>{t(($) => $.review.note, { note })}</p>}
      <p>{t(($) => $.review.openStep)}</p>
    </Notice>
  );
};

const Decided = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const { state, decision, decidedByName, decidedAt, note } = review;
  const isTaken = state === "accepted";
  const name = decidedByName ?? t(($) => $.review.coordinator);
  return (
    <Notice
      state={isTaken ? "sent" : "needs-you"}
      title={isTaken ? t(($) => $.review.accepted) : t(($) => $.review.refused)}
    >
      <p>{isTaken ? t(($) => $.review.acceptedBody) : t(($) => $.review.refusedBody)}</p>
      {decision === undefined ? undefined : <p>{t(($) => $.review.reason, { reason: decision })}</p>}
      {note === undefined ? undefined : <p className="small">{t(($) => $.review.note, { note })}</p>}
      <p className="small soft">
        {decidedAt === undefined ? name : t(($) => $.review.by, { name, when: when(decidedAt).trim() })}
      </p>
    </Notice>
  );
};
