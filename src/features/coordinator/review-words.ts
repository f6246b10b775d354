import { useTranslation } from "react-i18next";
import type { DecideError, QueuedReview } from "#data/review-queue.ts";
import { usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";

interface ReviewWords {
  /** What kind of work, and when it was done. */
  readonly what: (review: QueuedReview) => string;
  readonly acceptMeans: (review: QueuedReview) => string;
  readonly why: (review: QueuedReview) => string;
  readonly waits: (review: QueuedReview) => string;
  readonly problem: (error: DecideError) => string;
}

/** Kinds and codes of a newer server fall back to plain words. */
export const useReviewWords = (): ReviewWords => {
  const { t, i18n } = useTranslation("coordinator");
  const formats = useFormats();
  const { now } = usePhone();
  const word = (path: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, "coordinator", path);
    return typeof found === "string" ? found : undefined;
  };
  return {
    what: ({ kind, at, op, lastOp, also }) => {
      const named = word(`reviews.kinds.${kind}`) ?? t(($) => $.reviews.kinds.other);
      const what =
        op === "patch"
          ? t(($) => $.reviews.changed, { kind: named })
          : op === "delete"
            ? t(($) => $.reviews.removed, { kind: named })
            : named;
      const done = t(($) => $.reviews.kindOn, { kind: what, when: formats.moment(at, now()) });
      if (also.length === 0) return done;
      return `${done} · ${lastOp === "delete" ? t(($) => $.reviews.undoneLater) : t(($) => $.reviews.changedLater)}`;
    },
    acceptMeans: ({ name, op, lastOp }) => {
      if (lastOp !== "delete") return t(($) => $.reviews.acceptMeans, { name });
      return op === "delete" ? t(($) => $.reviews.acceptRemoves) : t(($) => $.reviews.acceptUndone);
    },
    why: ({ why, code }) => {
      if (code === "revokedPhone") return t(($) => $.reviews.whys.revokedPhone);
      const reason = t(($) => $.reviews.whys[why]);
      if (code === null) return reason;
      return `${reason} · ${word(`reviews.codes.${code}`) ?? t(($) => $.reviews.codes.other, { code })}`;
    },
    waits: ({ sinceDays }) =>
      sinceDays === 0 ? t(($) => $.reviews.today) : t(($) => $.reviews.since, { count: sinceDays }),
    problem: (error) => {
      if (error.type !== "refused") return t(($) => $.reviews.problem[error.type]);
      const { code } = error;
      return word(`reviews.problem.${code}`) ?? t(($) => $.reviews.problem.other, { code });
    },
  };
};
