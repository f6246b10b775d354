import { useTranslation } from "react-i18next";
import type { MonthReport } from "#data/month-report.ts";
import { usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Wordmark } from "#ui/mark.tsx";
import { Paper, Signatures } from "#ui/paper.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { useTopicGroup, useWorkWords } from "./report-words.ts";
import { useVillageName } from "./village-name.ts";
import "./report.css";

export interface ReportPaperProps {
  readonly report: MonthReport;
  readonly nameOf: (code: string) => string;
}

/** Fewer people than this might be told from what they were helped with: the paper goes to people who need not know. */
const LEAST_PEOPLE = 5;

/** The month's report as it is signed and filed. */
export const ReportPaper = ({ report, nameOf }: ReportPaperProps) => {
  const { t } = useTranslation("coordinator");
  const { date, time, longDate, month } = useFormats();
  const { facts } = useWorkWords();
  const now = usePhone().now().toISOString();
  const first = `${report.month}-01`;
  return (
    <Paper>
      <div className="report-head">
        <Wordmark />
        <p>{t(($) => $.report.printed, { date: date(now), time: time(now) })}</p>
      </div>
      <div className="weave" />
      <h1>{t(($) => $.report.paperTitle)}</h1>
      <p>
        {t(($) => $.report.ofMonth, { month: month(first) })}
        <br />
        <b>{nameOf(report.area)}</b>
      </p>
      <dl className="report-figures">
        {facts(report).map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Topics report={report} />
      <Villages report={report} nameOf={nameOf} />
      <p className="report-note">
        {t(($) => $.report.note, { least: LEAST_PEOPLE })} {t(($) => $.helped.counts)}
        <br />
        {t(($) => $.report.asOf, { date: longDate(report.asOf), time: time(report.asOf) })}
      </p>
      <Signatures roles={[t(($) => $.report.coordinator), t(($) => $.report.approver)]} />
    </Paper>
  );
};

/** Columns of words; all others hold figures. */
const IN_WORDS: ReadonlySet<string> = new Set(["topic", "village", "volunteer"]);

const Topics = ({ report }: { readonly report: MonthReport }) => {
  const { t } = useTranslation("coordinator");
  const { number } = useFormats();
  const groupName = useTopicGroup();
  return (
    <table className="report-table">
      <caption>{t(($) => $.report.topics)}</caption>
      <thead>
        <tr>
          {(["topic", "peopleShort", "helpsShort", "done", "partly", "referred", "notDone"] as const).map((word) => (
            <th key={word} scope="col" className={IN_WORDS.has(word) ? undefined : "n"}>
              {t(($) => $.report.column[word])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.topics.map(({ group, people, helps, done, partly, referred, notDone }) => (
          <tr key={group}>
            <th scope="row">{groupName(group)}</th>
            <td className="n">
              {people < LEAST_PEOPLE ? t(($) => $.report.few, { least: LEAST_PEOPLE }) : number(people)}
            </td>
            {[helps, done, partly, referred, notDone].map((figure, at) => (
              // Columns never move, so their place is their identity.
              // oxlint-disable-next-line react/no-array-index-key
              <td key={at} className="n">
                {people < LEAST_PEOPLE ? "–" : number(figure)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Villages = ({ report, nameOf }: ReportPaperProps) => {
  const { t } = useTranslation("coordinator");
  const { number, list } = useFormats();
  const { hours } = useWorkWords();
  const villageName = useVillageName(report.area.length < 6 ? nameOf : undefined);
  return (
    <table className="report-table">
      <caption>{t(($) => $.report.byVillage)}</caption>
      <thead>
        <tr>
          {(["village", "volunteer", "peopleShort", "helpsShort", "time"] as const).map((word) => (
            <th key={word} scope="col" className={IN_WORDS.has(word) ? undefined : "n"}>
              {t(($) => $.report.column[word])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.byVillage.map((village) => (
          <tr key={village.code}>
            <th scope="row">{villageName(village)}</th>
            <td>
              {village.volunteers.length === 0 ? (
                t(($) => $.report.nobody)
              ) : (
                <PersonName name={list(village.volunteers)} />
              )}
            </td>
            <td className="n">{number(village.people)}</td>
            <td className="n">{number(village.helps)}</td>
            <td className="n">{hours(village.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
