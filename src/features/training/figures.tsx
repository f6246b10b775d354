import { useTranslation } from "react-i18next";
import type { CohortFigures } from "#domain/cohort-roll.ts";
import { useFormats } from "#i18n/use-formats.ts";

/** L1 to L5, each with what it is of. */
export const Figures = ({ figures }: { readonly figures: CohortFigures }) => {
  const { t } = useTranslation("training");
  const { number, percent } = useFormats();
  const { completed, gain, passed, certificates, filled } = figures;
  const share = ({ n, of }: { readonly n: number; readonly of: number }): string =>
    t(($) => $.figures.share, { n: number(n), of: number(of), share: percent(of === 0 ? 0 : n / of) });
  return (
    <dl className="learning-figures print-figures">
      <div>
        <dt>{t(($) => $.figures.completed)}</dt>
        <dd>{share(completed)}</dd>
      </div>
      <div>
        <dt>{t(($) => $.figures.gain)}</dt>
        <dd>
          {gain
            ? t(($) => $.figures.points, { points: number(gain.points), n: number(gain.n) })
            : t(($) => $.figures.noGain)}
        </dd>
      </div>
      <div>
        <dt>{t(($) => $.figures.passed)}</dt>
        <dd>{share(passed)}</dd>
      </div>
      <div>
        <dt>{t(($) => $.figures.certificates)}</dt>
        <dd>{t(($) => $.figures.people, { n: number(certificates) })}</dd>
      </div>
      <div>
        <dt>{t(($) => $.figures.filled)}</dt>
        <dd>{share(filled)}</dd>
      </div>
    </dl>
  );
};
