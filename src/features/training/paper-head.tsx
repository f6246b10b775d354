import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import type { Cohort } from "#domain/records/cohort.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Wordmark } from "#ui/mark.tsx";
import { useCourseTitle } from "./use-cohort.ts";

/** Which paper, of which cohort, and as of when. */
export const PaperHead = ({ title, cohort }: { readonly title: string; readonly cohort: Cohort }) => {
  const { t } = useTranslation("training");
  const { number, dayDate, date, time } = useFormats();
  const titleOf = useCourseTitle();
  const now = usePhone().now().toISOString();
  const [first, last] = [cohort.sessions[0], cohort.sessions.at(-1)];
  const minutes = cohort.sessions.reduce((sum, session) => sum + session.minutes, 0);
  return (
    <>
      <div className="print-head">
        <Wordmark />
        <p>{t(($) => $.print.printed, { date: date(now), time: time(now) })}</p>
      </div>
      <div className="weave" />
      <h1>{title}</h1>
      <p className="print-facts">
        <b>{t(($) => $.nameOf, { course: titleOf(cohort.course), number: number(cohort.number) })}</b>
        <br />
        {first && last ? t(($) => $.print.days, { first: dayDate(first.day), last: dayDate(last.day) }) : ""} ·{" "}
        {t(($) => $.print.place, { place: cohort.place })} · {t(($) => $.print.hours, { hours: number(minutes / 60) })}
      </p>
    </>
  );
};
