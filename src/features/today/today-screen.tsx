import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fiscalYearDays } from "#domain/fiscal-year.ts";
import { useReceiving } from "#data/use-receiving.ts";
import { useTarget, type TargetFigures } from "#data/use-target.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import type words from "#locales/th/today.json";
import { ButtonLink } from "#ui/button.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Ring, Target } from "#ui/ring.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly today: typeof words;
  }
}

/** Where a volunteer's day begins: how far the target is, what is due, and the one big act. */
export const TodayScreen = () => {
  const { t } = useTranslation("today");
  const { panelsAt, ways } = useApp();
  const panels = panelsAt("today");
  const [ready, setReady] = useState(0);
  const target = useTarget();
  const { onwards } = useTaskSteps();
  // "0 of 4" before the first records are here would be false.
  const isFirstToCome = useReceiving() !== null && target?.sent === 0;
  return (
    <PlaceFrame
      title={t(($) => $.title)}
      brand
      hero={target && !isFirstToCome && <TargetHero {...target} />}
      usable={target !== undefined && ready >= panels.length}
      busy={target === undefined}
      dock={
        ways.logHelp && (
          <ButtonLink to={ways.logHelp()} state={onwards} size="big" wide disc="add">
            {t(($) => $.log)}
          </ButtonLink>
        )
      }
    >
      {panels.map(({ id, Panel }) => (
        <Panel key={id} onReady={() => setReady((count) => count + 1)} />
      ))}
    </PlaceFrame>
  );
};

const TargetHero = ({ sent, waiting, goal, fiscalYear }: TargetFigures) => {
  const { t, i18n } = useTranslation("today");
  const formats = useFormats();
  const year = i18n.language === "th" ? fiscalYear : fiscalYear - 543;
  const { first, last } = fiscalYearDays(fiscalYear);
  const isReached = sent >= goal;
  const ring = isReached ? t(($) => $.ringReached, { sent, waiting, goal }) : t(($) => $.ring, { sent, waiting, goal });
  return (
    <Target ring={<Ring done={sent} waits={waiting} goal={goal} label={ring} />}>
      <h2>{isReached ? t(($) => $.helpedReached, { sent, goal }) : t(($) => $.helped, { sent, goal })}</h2>
      <p className="soft small">
        {waiting > 0 && (
          <>
            {t(($) => $.alsoWaiting, { count: waiting })}
            <br />
          </>
        )}
        {t(($) => $.fiscalYear, { year, from: formats.date(first), to: formats.date(last) })}
        <br />
        {t(($) => $.counts)}
      </p>
    </Target>
  );
};
