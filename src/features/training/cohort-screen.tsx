import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { callersOf } from "#domain/cohort-roll.ts";
import { sessionToCall } from "#domain/cohort-plan.ts";
import { usePhone } from "#data/use-phone.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { useFrameFill } from "#ui/frame.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { Section } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { CohortNotices } from "./cohort-notices.tsx";
import { CohortState } from "./cohort-state.tsx";
import { MissingCohort } from "./cohort-frame.tsx";
import { paths } from "./paths.ts";
import { Strangers } from "./strangers.tsx";
import { useCohort, useCourseTitle, useSessionName, type CohortHere } from "./use-cohort.ts";
import { useSaving } from "./use-saving.ts";

/** One cohort: what to do next, its sessions, its people, its results. */
export const CohortScreen = () => {
  const { t } = useTranslation("training");
  const here = useCohort();
  const { number } = useFormats();
  const titleOf = useCourseTitle();
  const { chip, strip } = useFrameFill();
  const { cohortId = "" } = useParams();
  const now = usePhone().now();
  const sessionName = useSessionName();
  if (here === undefined) return <OpeningFrame title={t(($) => $.title)} back={{ to: paths.training() }} />;
  if (here === null) return <MissingCohort title={t(($) => $.title)} />;
  const { cohort } = here;
  const next =
    cohort.state === "closed" || cohort.state === "cancelled"
      ? undefined
      : sessionToCall(cohort, thaiDay(now.getTime()));
  return (
    <TaskFrame
      title={t(($) => $.nameOf, { course: titleOf(cohort.course), number: number(cohort.number) })}
      back={{ to: paths.training(), label: t(($) => $.title) }}
      end={chip}
      usable
      dock={
        next && (
          <ButtonLink to={paths.roll({ cohortId, session: next.id })} size="big" wide disc="check">
            {t(($) => $.cohort.call, { session: sessionName(cohort, next) })}
          </ButtonLink>
        )
      }
    >
      {strip}
      <Cohort here={here} />
    </TaskFrame>
  );
};

const Cohort = ({ here }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const { number, percent } = useFormats();
  const { save, problem } = useSaving();
  const { panelsAt } = useApp();
  const { cohort, roll } = here;
  const cohortId = cohort.id;
  const { waiting, figures, learners } = roll;
  return (
    <>
      <p className="soft">
        <span className="part">{t(($) => $.records.value.cohort.state[cohort.state])}</span> · {cohort.place}
      </p>
      <SaveProblem type={problem} />
      <CohortNotices here={here} save={save} />
      <Strangers here={here} save={save} />
      <Sessions here={here} />
      <Section title={t(($) => $.cohort.people)}>
        <Rows>
          <Row
            name={t(($) => $.learners.title)}
            to={paths.learners({ cohortId })}
            more={
              waiting.length === 0
                ? t(($) => $.cohort.seats, { number: number(learners.length), of: number(cohort.capacity) })
                : t(($) => $.cohort.seatsWaiting, {
                    number: number(learners.length),
                    of: number(cohort.capacity),
                    waiting: number(waiting.length),
                  })
            }
            go
          />
          {(["pre", "post"] as const).map((test) => (
            <Row
              key={test}
              name={t(($) => $.scores[test])}
              to={paths.scores({ cohortId, test })}
              more={t(($) => $.cohort.scored, {
                number: number(learners.filter((learner) => learner[test] !== undefined).length),
                of: number(learners.length),
              })}
              go
            />
          ))}
          <Row
            name={t(($) => $.results.title)}
            to={paths.results({ cohortId })}
            more={t(($) => $.cohort.passed, {
              number: number(figures.passed.n),
              of: number(figures.passed.of),
              share: percent(figures.passed.of === 0 ? 0 : figures.passed.n / figures.passed.of),
            })}
            go
          />
          <Row name={t(($) => $.print.title)} to={paths.print({ cohortId })} more={t(($) => $.print.both)} go />
        </Rows>
      </Section>
      {panelsAt("cohort").map(({ id, Panel }) => (
        <Panel key={id} cohortId={cohortId} />
      ))}
      <CohortState cohort={cohort} save={save} />
    </>
  );
};

const Sessions = ({ here: { cohort, roll } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const { number, dayDate } = useFormats();
  const sessionName = useSessionName();
  return (
    <Section title={t(($) => $.cohort.sessions)} count={number(cohort.sessions.length)}>
      <Rows>
        {cohort.sessions.map((session) => {
          const there = [...callersOf(roll.learners, session.id).values()].reduce((sum, some) => sum + some.length, 0);
          const times = t(($) => $.session.times, { from: session.from, to: session.to });
          return (
            <Row
              key={session.id}
              name={sessionName(cohort, session)}
              to={paths.roll({ cohortId: cohort.id, session: session.id })}
              more={
                <>
                  <span className="part">{dayDate(session.day)}</span> <span className="part">{times}</span>
                  <br />
                  {t(($) => $.cohort.there, { number: number(there), of: number(roll.learners.length) })}
                </>
              }
              go
            />
          );
        })}
      </Rows>
    </Section>
  );
};
