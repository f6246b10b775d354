import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { monthReportOf } from "#data/month-report.ts";
import { useToday } from "#data/use-today.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { FactsList } from "#ui/facts-list.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { paths } from "./paths.ts";
import { ReportPaper, type ReportPaperProps } from "./report-paper.tsx";
import { useArea } from "./use-area.ts";
import { useAreaNames } from "./use-area-names.ts";
import { useShown } from "./use-shown.ts";
import { useTopicGroup, useWorkWords } from "./report-words.ts";
import { useVillageName } from "./village-name.ts";

const MONTHS_OFFERED = 6;

/** The month's work of an area: read here, printed as the paper that goes up. */
export const ReportScreen = () => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const { area } = useArea();
  const nameOf = useAreaNames(area.slice(0, 2));
  const months = monthsUpTo(useToday());
  const [search, setSearch] = useSearchParams();
  const asked = search.get("month");
  const month = months.find((one) => one === asked) ?? months[0] ?? "";
  const { value: report, isRenewing, trouble, renew } = useKeptAnswer(monthReportOf(area, month));
  const isSettled = Boolean(report) || (report === null && !isRenewing);
  return (
    <PlaceFrame
      title={t(($) => $.report.title)}
      desk
      usable={isSettled}
      busy={!isSettled}
      dock={
        report ? (
          <Button size="big" wide onPress={() => window.print()}>
            {t(($) => $.report.print)}
          </Button>
        ) : undefined
      }
    >
      <p>
        <ButtonLink to={paths.overview({ area })} kind="quiet" icon="back">
          {t(($) => $.reviews.back)}
        </ButtonLink>
      </p>
      <h2>{nameOf(area)}</h2>
      <Picks
        legend={t(($) => $.report.month)}
        options={months.map((value) => ({ value, label: formats.month(`${value}-01`) }))}
        value={month}
        onChoose={(value) => setSearch({ area, month: value }, { replace: true })}
      />
      <Age asOf={report?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble && <Trouble trouble={trouble} kept={report ? t(($) => $.trouble.kept) : undefined} />}
      {report ? (
        <>
          <Summary report={report} nameOf={nameOf} />
          <ReportPaper report={report} nameOf={nameOf} />
        </>
      ) : (
        <NoAnswer value={report} isRenewing={isRenewing} />
      )}
    </PlaceFrame>
  );
};

/** This month and those before it, newest first. */
const monthsUpTo = (today: string): readonly string[] =>
  Array.from({ length: MONTHS_OFFERED }, (_, back) => {
    const [year = 0, month = 1] = today.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
  });

const Summary = ({ report, nameOf }: ReportPaperProps) => {
  const { t } = useTranslation("coordinator");
  const { facts, line } = useWorkWords();
  const groupName = useTopicGroup();
  const villageName = useVillageName(report.area.length < 6 ? nameOf : undefined);
  const { items, next, showMore } = useShown(report.byVillage, 20, 50);
  if (report.figures.helps === 0) return <p>{t(($) => $.report.none)}</p>;
  return (
    <>
      <FactsList facts={facts(report)} />
      <Section title={t(($) => $.report.topics)}>
        <Rows>
          {report.topics.map((topic) => (
            <Row key={topic.group} name={groupName(topic.group)} more={line(topic)} />
          ))}
        </Rows>
      </Section>
      <Section title={t(($) => $.report.byVillage)}>
        <Rows>
          {items.map((village) => (
            <Row key={village.code} name={villageName(village)} more={line(village)} />
          ))}
        </Rows>
        {next > 0 && (
          <Button kind="quiet" wide onPress={showMore}>
            {t(($) => $.attention.more, { count: next })}
          </Button>
        )}
      </Section>
    </>
  );
};
