import { useTranslation } from "react-i18next";
import type { MonthReport } from "#data/month-report.ts";
import { useFormats } from "#i18n/use-formats.ts";

type Work = MonthReport["figures"];

interface WorkWords {
  readonly facts: (report: MonthReport) => readonly (readonly [word: string, value: string])[];
  /** A village's or a topic's work in one line. */
  readonly line: (work: Work) => string;
  readonly hours: (minutes: number) => string;
}

/** The same words on the screen and on the paper. */
export const useWorkWords = (): WorkWords => {
  const { t } = useTranslation("coordinator");
  const { number } = useFormats();
  const hours = (minutes: number): string =>
    t(($) => $.report.hours, { hours: number(Math.floor(minutes / 60)), minutes: minutes % 60 });
  return {
    hours,
    facts: ({ figures, villages, activeVillages, volunteers }) => [
      [t(($) => $.report.people), t(($) => $.report.peopleCount, { count: figures.people })],
      [t(($) => $.report.helps), t(($) => $.report.helpsCount, { count: figures.helps })],
      [t(($) => $.report.time), hours(figures.minutes)],
      [
        t(($) => $.report.groups),
        t(($) => $.report.groupCount, { helps: number(figures.groupHelps), people: number(figures.groupPeople) }),
      ],
      [t(($) => $.report.active), t(($) => $.report.ofVillages, { n: number(activeVillages), of: number(villages) })],
      [t(($) => $.report.volunteers), t(($) => $.report.peopleCount, { count: volunteers })],
    ],
    line: ({ people, helps, done, partly, referred, notDone }) =>
      t(($) => $.report.line, {
        people: number(people),
        helps: number(helps),
        worked: number(done + partly + referred),
        notDone: number(notDone),
      }),
  };
};

/** The name of a group of topics; its code where this version does not know it. */
export const useTopicGroup = (): ((group: string) => string) => {
  const { i18n } = useTranslation("coordinator");
  return (group) => {
    const found: unknown = i18n.getResource(i18n.language, "coordinator", `report.groupNames.${group}`);
    return typeof found === "string" ? found : group;
  };
};
