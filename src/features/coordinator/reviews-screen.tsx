import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AskError } from "#data/ask-server.ts";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { reviewQueueOf, type Decision, type ReviewQueue } from "#data/review-queue.ts";
import { Age, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { DecideSheet } from "./decide-sheet.tsx";
import { paths } from "./paths.ts";
import { ReviewRows, ReviewTable } from "./review-lines.tsx";
import { useArea } from "./use-area.ts";

/** Work that the server holds back until a coordinator has decided. The list is there without a signal, the act is not. */
export const ReviewsScreen = () => {
  const { t } = useTranslation("coordinator");
  const { area } = useArea();
  const { value: queue, isRenewing, trouble, renew } = useKeptAnswer(reviewQueueOf(area));
  const [decided, setDecided] = useState<Decided>();
  const isSettled = Boolean(queue) || (queue === null && !isRenewing);
  return (
    <PlaceFrame
      title={t(($) => $.reviews.title)}
      desk
      usable={isSettled}
      busy={!isSettled}
      toast={
        decided && (
          <Toast key={decided.id} onEnd={() => setDecided(undefined)}>
            {decided.left > 0
              ? t(($) => $.reviews.done.left, { count: decided.left })
              : t(($) => $.reviews.done[decided.decision])}
          </Toast>
        )
      }
    >
      <p>
        <ButtonLink to={paths.overview({ area })} kind="quiet" icon="back">
          {t(($) => $.reviews.back)}
        </ButtonLink>
      </p>
      <Age asOf={queue?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble && <TroubleHere trouble={trouble} hasKept={Boolean(queue)} />}
      {queue ? (
        <Lines
          queue={queue}
          onDecided={(now) => {
            setDecided(now);
            renew();
          }}
          onStale={renew}
        />
      ) : (
        <Missing queue={queue} isRenewing={isRenewing} />
      )}
    </PlaceFrame>
  );
};

const TroubleHere = ({ trouble, hasKept }: { readonly trouble: AskError; readonly hasKept: boolean }) => {
  const { t } = useTranslation("coordinator");
  const kept = trouble.type === "offline" ? t(($) => $.reviews.needsSignal) : t(($) => $.reviews.trouble);
  return <Trouble trouble={trouble} kept={hasKept ? kept : undefined} />;
};

interface LinesProps {
  readonly queue: ReviewQueue;
  readonly onDecided: (decided: Decided) => void;
  readonly onStale: () => void;
}

/** What was just decided; `left`: of the later changes to it. */
interface Decided {
  readonly id: string;
  readonly decision: Decision;
  readonly left: number;
}

const Lines = ({ queue, onDecided, onStale }: LinesProps) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const isWide = useWideScreen();
  const { list, total } = queue;
  if (total === 0) {
    return (
      <Empty drawing={<AllSentDrawing />} title={t(($) => $.reviews.none)}>
        {t(($) => $.reviews.noneBody)}
      </Empty>
    );
  }
  return (
    <>
      <p className="small soft">{t(($) => $.reviews.intro)}</p>
      {isWide ? <ReviewTable queue={queue} /> : <ReviewRows queue={queue} />}
      {list.map((review) => (
        <DecideSheet
          key={review.id}
          review={review}
          onDecided={(decision, left) => onDecided({ id: review.id, decision, left })}
          onStale={onStale}
        />
      ))}
      {list.length < total ? (
        <p className="small soft">
          {t(($) => $.reviews.notAll, { shown: formats.number(list.length), total: formats.number(total) })}
        </p>
      ) : undefined}
    </>
  );
};

interface MissingProps {
  readonly queue: ReviewQueue | null | undefined;
  readonly isRenewing: boolean;
}

const Missing = ({ queue, isRenewing }: MissingProps) => {
  const { t } = useTranslation("coordinator");
  if (queue === undefined) return null;
  if (isRenewing) return <p className="soft">{t(($) => $.reviews.loading)}</p>;
  return (
    <Empty drawing={<NoSignalDrawing />} title={t(($) => $.reviews.notHereTitle)}>
      {t(($) => $.reviews.notHereBody)}
    </Empty>
  );
};
