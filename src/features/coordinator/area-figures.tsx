import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Empty } from "#ui/empty.tsx";
import { Figure } from "#ui/figures.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { Card } from "#ui/section.tsx";
import type { AreaFiguresProps } from "./area-figures-props.ts";
import { Queue } from "./queue.tsx";
import { onlyShown, useInView, useShow } from "./use-show.ts";
import { Subdistricts } from "./subdistricts.tsx";
import { Uncovered } from "./uncovered.tsx";
import { VillageAttention } from "./village-attention.tsx";
import { VolunteerRows } from "./volunteer-rows.tsx";
import { VolunteerTable } from "./volunteer-table.tsx";
import "./overview.css";

/** What there is to do, who is to be called, then how far the area has come. */
export const AreaFiguresView = ({ overview, nameOf }: AreaFiguresProps) => {
  const { t } = useTranslation("coordinator");
  const isWide = useWideScreen();
  const year = useFiscalYear(overview.fiscalYear);
  const show = useShow();
  const list = useMemo(() => onlyShown(overview.volunteers.list, show), [overview, show]);
  useInView("volunteers", show === "silent" || show === "late");
  useInView("uncovered", show === "uncovered");
  if (overview.villages === 0 && overview.volunteers.total === 0) {
    return <Empty title={t(($) => $.none.area, { year })}>{t(($) => $.none.areaNext)}</Empty>;
  }
  const Volunteers = isWide ? VolunteerTable : VolunteerRows;
  return (
    <>
      <Queue overview={overview} nameOf={nameOf} />
      <div className="cols cols-side">
        <div id="volunteers">
          <Volunteers overview={overview} nameOf={nameOf} list={list} />
        </div>
        <div className="stack">
          <VillageAttention overview={overview} nameOf={nameOf} />
          <Helped overview={overview} year={year} />
          <Active overview={overview} />
          <Subdistricts overview={overview} nameOf={nameOf} />
          <div id="uncovered">
            <Uncovered overview={overview} nameOf={nameOf} />
          </div>
        </div>
      </div>
    </>
  );
};

interface HelpedProps {
  readonly overview: Overview;
  readonly year: number;
}

const Helped = ({ overview, year }: HelpedProps) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const { peopleHelped, towardsTarget, target, villages, groupHelps } = overview;
  const per = target / villages;
  const of =
    target === 0
      ? t(($) => $.helped.noTarget)
      : t(($) => $.helped.of, { of: formats.number(target), share: formats.percent(peopleHelped / target) });
  return (
    <Card>
      <h2>{t(($) => $.helped.title)}</h2>
      <Figure value={formats.number(peopleHelped)} of={of} />
      {towardsTarget !== undefined && towardsTarget < peopleHelped && target > 0 && (
        <p>
          {t(($) => $.helped.towards, {
            n: formats.number(towardsTarget),
            of: formats.number(target),
            share: formats.percent(towardsTarget / target),
          })}
        </p>
      )}
      <p className="small soft">
        {Number.isInteger(per) && per > 0 ? t(($) => $.helped.rulePer, { per }) : t(($) => $.helped.ruleSum)}
      </p>
      <p className="small soft">{t(($) => $.helped.counts)}</p>
      <p className="small soft">
        <span className="part">{t(($) => $.helped.year, { year })}</span>{" "}
        {groupHelps > 0 && <span className="part">{t(($) => $.helped.groups, { count: groupHelps })}</span>}
      </p>
    </Card>
  );
};

const Active = ({ overview: { activeVillages, villages } }: { readonly overview: Overview }) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const share = formats.percent(villages === 0 ? 0 : activeVillages / villages);
  return (
    <Card>
      <h2>{t(($) => $.active.title)}</h2>
      <Figure
        value={formats.number(activeVillages)}
        of={t(($) => $.active.of, { of: formats.number(villages), share })}
      />
      <p className="small soft">{t(($) => $.active.rule)}</p>
    </Card>
  );
};

/** Thai reports count fiscal years in the Buddhist era. */
const useFiscalYear = (buddhistEra: number): number => {
  const { i18n } = useTranslation("coordinator");
  return i18n.language === "en" ? buddhistEra - 543 : buddhistEra;
};
