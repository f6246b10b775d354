import { useTranslation } from "react-i18next";
import { useFormats } from "#i18n/use-formats.ts";
import { Paper, Signatures } from "#ui/paper.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Figures } from "./figures.tsx";
import { PaperHead } from "./paper-head.tsx";
import type { CohortHere } from "./use-cohort.ts";

/** L1 to L5 and what became of each learner. */
export const SummaryPaper = ({ here: { cohort, roll } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const { compare, number, percent } = useFormats();
  const inOrder = roll.learners.toSorted((a, b) => compare(a.enrolment.name, b.enrolment.name));
  const said = (value: number | undefined): string => (value === undefined ? "–" : percent(value / 100));
  const rule = { attendance: percent(cohort.passAttendance / 100), post: percent(cohort.passPost / 100) };
  return (
    <Paper>
      <PaperHead title={t(($) => $.print.summary)} cohort={cohort} />
      <Figures figures={roll.figures} />
      <table className="print-table">
        <thead>
          <tr>
            <th>{t(($) => $.print.no)}</th>
            <th>{t(($) => $.print.name)}</th>
            <th>{t(($) => $.print.attendance)}</th>
            <th>{t(($) => $.print.pre)}</th>
            <th>{t(($) => $.print.post)}</th>
            <th>{t(($) => $.print.gain)}</th>
            <th className="result">{t(($) => $.print.result)}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map(({ enrolment, attended, pre, post, gain, lacks }, at) => (
            <tr key={enrolment.id}>
              <td className="n">{number(at + 1)}</td>
              <th className="name" scope="row">
                <PersonName name={enrolment.name} />
              </th>
              <td className="n">{percent(attended / 100)}</td>
              <td className="n">{said(pre)}</td>
              <td className="n">{said(post)}</td>
              <td className="n">{gain === undefined ? "–" : `${gain > 0 ? "+" : ""}${gain}`}</td>
              <td className="result">
                {lacks.length === 0
                  ? t(($) => $.results.passed)
                  : t(($) => $.print.notYet, { why: lacks.map((lack) => t(($) => $.print.lack[lack])).join(" · ") })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="print-note">{t(($) => $.results.rule, rule)}</p>
      <Signatures roles={[t(($) => $.print.trainer), t(($) => $.print.witness)]} />
    </Paper>
  );
};
