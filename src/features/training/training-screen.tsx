import { useTranslation } from "react-i18next";
import { useCourses } from "#data/courses/use-courses.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { sessionToCall } from "#domain/cohort-plan.ts";
import { groupBy } from "#domain/group.ts";
import { cohort as cohortKind, type Cohort } from "#domain/records/cohort.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { paths } from "./paths.ts";
import { useCourseTitle, useSessionName } from "./use-cohort.ts";

const states = ["running", "planned", "closed", "cancelled"] as const;

/** Where a trainer's day begins: the cohorts of their area or centre, and the next session of each. */
export const TrainingScreen = () => {
  const { t, i18n } = useTranslation("training");
  const cohorts = useRecords(cohortKind);
  // Brings the catalogue, by which cohorts are called by the title of their course.
  useCourses(i18n.language === "en" ? "en" : "th");
  const byState = groupBy(cohorts ?? [], ({ state }) => state);
  return (
    <PlaceFrame
      title={t(($) => $.title)}
      desk
      usable={cohorts !== undefined}
      busy={cohorts === undefined}
      dock={
        <ButtonLink to={paths.add()} size="big" wide disc="add">
          {t(($) => $.new.open)}
        </ButtonLink>
      }
    >
      {cohorts?.length === 0 ? <Empty title={t(($) => $.none.title)}>{t(($) => $.none.body)}</Empty> : undefined}
      {states.map((state) => (
        <CohortList key={state} state={state} cohorts={byState.get(state) ?? []} />
      ))}
    </PlaceFrame>
  );
};

interface CohortListProps {
  readonly state: Cohort["state"];
  readonly cohorts: readonly Cohort[];
}

const CohortList = ({ state, cohorts }: CohortListProps) => {
  const { t } = useTranslation("training");
  const titleOf = useCourseTitle();
  const sessionName = useSessionName();
  const { dayDate, day, number } = useFormats();
  const now = usePhone().now();
  if (cohorts.length === 0) return undefined;
  const nextOf = (cohort: Cohort): string => {
    const next = state === "running" || state === "planned" ? sessionToCall(cohort, thaiDay(now.getTime())) : undefined;
    const last = cohort.sessions.at(-1);
    if (!next) return last ? t(($) => $.until, { date: dayDate(last.day) }) : "";
    return t(($) => $.next, { what: sessionName(cohort, next), when: day(next.day, now), time: next.from });
  };
  const firstDay = ({ sessions }: Cohort): string => sessions[0]?.day ?? "";
  const inOrder = cohorts.toSorted((a, b) =>
    state === "running" || state === "planned"
      ? firstDay(a) < firstDay(b)
        ? -1
        : 1
      : firstDay(a) < firstDay(b)
        ? 1
        : -1,
  );
  return (
    <Section title={t(($) => $.records.value.cohort.state[state])} count={number(cohorts.length)}>
      <Rows>
        {inOrder.map((cohort) => (
          <Row
            key={cohort.id}
            name={t(($) => $.nameOf, { course: titleOf(cohort.course), number: number(cohort.number) })}
            to={paths.cohort({ cohortId: cohort.id })}
            more={
              <>
                {nextOf(cohort)} <span className="part">{cohort.place}</span>
              </>
            }
            go
          />
        ))}
      </Rows>
    </Section>
  );
};
