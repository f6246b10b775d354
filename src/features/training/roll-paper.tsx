import { useTranslation } from "react-i18next";
import { halfOf } from "#domain/cohort-plan.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Paper, Signatures } from "#ui/paper.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { PaperHead } from "./paper-head.tsx";
import type { CohortHere } from "./use-cohort.ts";

/** Names down, sessions across: who was called has a tick, the rest is for signatures. */
export const RollPaper = ({ here: { cohort, roll } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const { compare, number, date } = useFormats();
  const inOrder = roll.learners.toSorted((a, b) => compare(a.enrolment.name, b.enrolment.name));
  return (
    <Paper wide>
      <PaperHead title={t(($) => $.print.roll)} cohort={cohort} />
      <table className="print-table print-roll">
        <thead>
          <tr>
            <th>{t(($) => $.print.no)}</th>
            <th>{t(($) => $.print.name)}</th>
            {cohort.sessions.map((session) => (
              <th key={session.id}>
                {date(session.day)}
                <br />
                {t(($) => $.half[halfOf(session)])} {session.from}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder.map(({ enrolment, present }, at) => (
            <tr key={enrolment.id}>
              <td className="n">{number(at + 1)}</td>
              <th className="name" scope="row">
                <PersonName name={enrolment.name} />
              </th>
              {cohort.sessions.map(({ id }) => (
                <td className="n" key={id}>
                  {present.has(id) ? "✓" : ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="print-note">{t(($) => $.print.ticks)}</p>
      <Signatures roles={[t(($) => $.print.trainer), t(($) => $.print.witness)]} />
    </Paper>
  );
};
