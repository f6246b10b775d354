import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { nation, type Nation } from "#data/nation.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import { Coming } from "#ui/coming.tsx";
import { Figure } from "#ui/figures.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Card } from "#ui/section.tsx";

/** The country's figures, with their age; nobody's name, and no area by itself. */
export const NationalScreen = () => {
  const { t } = useTranslation("national");
  const { value, isRenewing, trouble, renew } = useKeptAnswer(nation);
  const isSettled = Boolean(value) || (value === null && !isRenewing);
  return (
    <PlaceFrame title={t(($) => $.title)} desk usable={isSettled} busy={!isSettled}>
      <Age asOf={value?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble && <Trouble trouble={trouble} kept={value ? t(($) => $.kept) : undefined} />}
      {value ? <Figures nation={value} /> : <NoAnswer value={value} isRenewing={isRenewing} />}
      <Coming
        title={t(($) => $.coming.title)}
        items={[t(($) => $.coming.map), t(($) => $.coming.centres), t(($) => $.coming.download)]}
      />
    </PlaceFrame>
  );
};

const Figures = ({ nation: figures }: { readonly nation: Nation }) => {
  const { t, i18n } = useTranslation("national");
  const { number, percent } = useFormats();
  const { peopleHelped, target, activeVillages, villages, volunteers, silentVolunteers } = figures;
  const share = (n: number, of: number): string => percent(of === 0 ? 0 : n / of);
  const year = i18n.language === "en" ? figures.fiscalYear - 543 : figures.fiscalYear;
  return (
    <div className="cols cols-4">
      <Card>
        <h2>{t(($) => $.helped.title)}</h2>
        {peopleHelped === null ? (
          <p>{t(($) => $.helped.few)}</p>
        ) : (
          <Figure
            value={number(peopleHelped)}
            of={t(($) => $.of, { of: number(target), share: share(peopleHelped, target) })}
          />
        )}
        <p className="small soft">{t(($) => $.helped.rule, { year })}</p>
      </Card>
      <Card>
        <h2>{t(($) => $.active.title)}</h2>
        <Figure
          value={number(activeVillages)}
          of={t(($) => $.of, { of: number(villages), share: share(activeVillages, villages) })}
        />
        <p className="small soft">{t(($) => $.active.rule, { provinces: number(figures.provinces) })}</p>
      </Card>
      <Card>
        <h2>{t(($) => $.silent.title)}</h2>
        <Figure
          value={number(silentVolunteers)}
          of={t(($) => $.of, { of: number(volunteers), share: share(silentVolunteers, volunteers) })}
        />
        <p className="small soft">{t(($) => $.silent.rule)}</p>
      </Card>
      <Card>
        <h2>{t(($) => $.centres.title)}</h2>
        <Figure value={number(figures.centres)} />
        <p className="small soft">{t(($) => $.centres.rule)}</p>
      </Card>
    </div>
  );
};
