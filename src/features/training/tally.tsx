import { useTranslation } from "react-i18next";
import { callersOf, type CohortRoll } from "#domain/cohort-roll.ts";
import type { Session } from "#domain/cohort-plan.ts";
import { useAccount } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ScreenHeading } from "#ui/screen-heading.tsx";

interface TallyProps {
  readonly roll: CohortRoll;
  readonly session: Session;
  readonly title: string;
}

/** How many are there, and who called how many: the broken part of the bar is what others did. */
export const Tally = ({ roll: { learners }, session, title }: TallyProps) => {
  const { t } = useTranslation("training");
  const { number, time } = useFormats();
  const { userId } = useAccount();
  const callers = callersOf(learners, session.id);
  const own = callers.get(userId)?.length ?? 0;
  const all = [...callers.values()].reduce((sum, some) => sum + some.length, 0);
  const of = Math.max(1, learners.length);
  return (
    <section className="tally" aria-label={t(($) => $.roll.counted)}>
      <ScreenHeading>{title}</ScreenHeading>
      <p>
        <span className="figure">{number(all)}</span>{" "}
        <b>{t(($) => $.roll.outOf, { number: number(learners.length) })}</b>
      </p>
      <div className="track" aria-hidden="true">
        <i ref={(bar) => size(bar, 0, own / of)} />
        <i className="also" ref={(bar) => size(bar, own / of, (all - own) / of)} />
      </div>
      <p className="small soft">
        {own > 0 ? <span className="part">{t(($) => $.roll.byYou, { number: number(own) })} </span> : undefined}
        {[...callers].map(([by, some]) => {
          if (by === userId) return undefined;
          const last =
            some
              .map(({ at }) => at)
              .toSorted()
              .at(-1) ?? "";
          const said = { number: number(some.length), time: time(last) };
          return (
            <span className="part" key={by ?? "poster"}>
              {by === null
                ? t(($) => $.roll.byPoster, said)
                : t(($) => $.roll.byOther, { name: some[0]?.byName ?? t(($) => $.roll.someone), ...said })}{" "}
            </span>
          );
        })}
      </p>
    </section>
  );
};

/** Set through the DOM: the content policy refuses style attributes. */
const size = (bar: HTMLElement | null, from: number, share: number): void => {
  bar?.style.setProperty("--from", `${from * 100}%`);
  bar?.style.setProperty("--share", `${share * 100}%`);
};
