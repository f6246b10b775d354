import { useTranslation } from "react-i18next";
import type { Learner } from "#domain/cohort-roll.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { CohortFrame } from "./cohort-frame.tsx";
import { Figures } from "./figures.tsx";
import { useLackWords } from "./use-lack-words.ts";
import type { CohortHere } from "./use-cohort.ts";

/** Who passed, and of the others what they lack. */
export const ResultsScreen = () => {
  const { t } = useTranslation("training");
  return <CohortFrame title={t(($) => $.results.title)}>{(here) => <Results here={here} />}</CohortFrame>;
};

const Results = ({ here: { cohort, roll } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const { compare, number, percent } = useFormats();
  const inOrder = roll.learners.toSorted((a, b) => compare(a.enrolment.name, b.enrolment.name));
  if (inOrder.length === 0) return <p className="soft">{t(($) => $.roll.nobodyYet)}</p>;
  const rule = { attendance: percent(cohort.passAttendance / 100), post: percent(cohort.passPost / 100) };
  return (
    <>
      <Card>
        <Figures figures={roll.figures} />
        <p className="small soft">{t(($) => $.results.rule, rule)}</p>
      </Card>
      <Section title={t(($) => $.results.each)} count={number(inOrder.length)}>
        <div className="act-rows">
          <Rows>
            {inOrder.map((learner) => (
              <ResultRow key={learner.enrolment.id} learner={learner} />
            ))}
          </Rows>
        </div>
      </Section>
    </>
  );
};

const ResultRow = ({ learner }: { readonly learner: Learner }) => {
  const { t } = useTranslation("training");
  const { percent } = useFormats();
  const lackWords = useLackWords();
  const { enrolment, attended, pre, post, gain, lacks } = learner;
  const said = (value: number | undefined): string => (value === undefined ? "–" : percent(value / 100));
  return (
    <Row
      name={<PersonName name={enrolment.name} />}
      more={
        <>
          <span className="part">{t(($) => $.results.attended, { share: percent(attended / 100) })}</span>{" "}
          <span className="part">{t(($) => $.results.tests, { pre: said(pre), post: said(post) })}</span>{" "}
          {gain === undefined ? undefined : (
            <span className="part">{t(($) => $.results.gain, { points: `${gain > 0 ? "+" : ""}${gain}` })}</span>
          )}
        </>
      }
      state={
        lacks.length === 0 ? (
          <StateChip state="sent">{t(($) => $.results.passed)}</StateChip>
        ) : (
          <StateChip state="calm" bare>
            {t(($) => $.results.notYet, { why: lackWords(lacks) })}
          </StateChip>
        )
      }
    />
  );
};
