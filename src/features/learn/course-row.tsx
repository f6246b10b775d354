import { useTranslation } from "react-i18next";
import type { CourseHere } from "#data/courses/shelf.ts";
import type { CourseLanguage } from "#domain/course.ts";
import type { CourseProgress } from "#domain/course-progress.ts";
import { Icon } from "#ui/icon.tsx";
import { Row } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { courseIcon } from "./course-icon.ts";
import { paths } from "./paths.ts";
import { useDuration } from "#entities/course/use-duration.ts";

interface CourseRowProps {
  readonly here: CourseHere;
  readonly progress: CourseProgress;
  readonly language: CourseLanguage;
}

/** A course in the list: what it is, how long it takes, how far one is, and whether it opens without a signal. */
export const CourseRow = ({ here, progress, language }: CourseRowProps) => {
  const { t } = useTranslation("learn");
  const durationOf = useDuration();
  const { course } = here;
  const { title, modules } = course.languages[language];
  const { doneCount, itemCount } = progress;
  const facts = [
    durationOf(course.minutes),
    t(($) => $.modules, { count: modules.length }),
    ...(doneCount > 0 ? [t(($) => $.doneOf, { done: doneCount, of: itemCount })] : []),
  ];
  return (
    <Row
      start={
        <span className="course-icon">
          <Icon name={courseIcon(course.icon)} />
        </span>
      }
      name={title}
      to={paths.course({ code: course.code })}
      more={facts.join(" · ")}
      state={
        progress.isPassed ? (
          <StateChip state="sent">{t(($) => $.passed)}</StateChip>
        ) : (
          <WhereItIs here={here} language={language} />
        )
      }
      go
    />
  );
};

export const WhereItIs = ({ here: { course, here, of }, language }: Omit<CourseRowProps, "progress">) => {
  const { t } = useTranslation("learn");
  if (here === of) return <StateChip state="sent">{t(($) => $.onPhone)}</StateChip>;
  const kilobytes = Math.ceil(course.languages[language].bytes / 1024);
  return (
    <StateChip state="calm">
      {here === 0 ? t(($) => $.notOnPhone, { kilobytes }) : t(($) => $.partlyOnPhone, { here, of })}
    </StateChip>
  );
};
