import { useTranslation } from "react-i18next";
import { useCourses, useLearnt, progressOf, type Learnt } from "#data/courses/use-courses.ts";
import type { CourseHere } from "#data/courses/shelf.ts";
import type { CourseLanguage } from "#domain/course.ts";
import { useApp } from "#features/feature.ts";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { CourseRow } from "./course-row.tsx";
import { CourseTrouble } from "./course-trouble.tsx";
import { addressOf } from "./item-address.ts";
import { useCourseLanguage } from "./use-course-language.ts";
import { useDuration } from "#entities/course/use-duration.ts";
import "./learn.css";

/** All courses, and the one lesson to go on with. */
export const LearnScreen = () => {
  const { t } = useTranslation("learn");
  const language = useCourseLanguage();
  const { list, isRenewing, trouble, renew } = useCourses(language);
  const learnt = useLearnt();
  const isSettled = learnt !== undefined && (Boolean(list) || (list === null && !isRenewing));
  return (
    <PlaceFrame title={t(($) => $.title)} usable={isSettled} busy={!isSettled}>
      {list && learnt ? <Courses list={list} learnt={learnt} language={language} /> : <LearnPanels />}
      {list === null && isRenewing ? <p className="soft">{t(($) => $.loading)}</p> : undefined}
      {list === null && trouble ? (
        <>
          <Empty drawing={<NoSignalDrawing />} title={t(($) => $.noneHere)}>
            {t(($) => $.noneHereStep)}
          </Empty>
          <CourseTrouble trouble={trouble} onAgain={renew} />
        </>
      ) : undefined}
    </PlaceFrame>
  );
};

interface CoursesProps {
  readonly list: readonly CourseHere[];
  readonly learnt: Learnt;
  readonly language: CourseLanguage;
}

const Courses = ({ list, learnt, language }: CoursesProps) => {
  const { t } = useTranslation("learn");
  const durationOf = useDuration();
  const known = list.map((here) => ({ here, progress: progressOf(here.course, language, learnt) }));
  const minutes = known.reduce((sum, { progress }) => sum + progress.minutes, 0);
  return (
    <>
      <NextLesson list={list} learnt={learnt} language={language} />
      <Section title={t(($) => $.courses)} count={t(($) => $.courseCount, { count: list.length })}>
        <Rows>
          {known.map(({ here, progress }) => (
            <CourseRow key={here.course.code} here={here} progress={progress} language={language} />
          ))}
        </Rows>
      </Section>
      <LearnPanels />
      {minutes > 0 ? (
        <p className="small soft">{t(($) => $.learntInAll, { duration: durationOf(minutes) })}</p>
      ) : undefined}
    </>
  );
};

/** Of the course that was learnt from last, as long as something of it is left. */
const NextLesson = ({ list, learnt, language }: CoursesProps) => {
  const { t } = useTranslation("learn");
  const durationOf = useDuration();
  const [last] = [...learnt.lessons, ...learnt.attempts].sort((a, b) => b.at.localeCompare(a.at));
  const course = list.find((here) => here.course.code === last?.course)?.course;
  const progress = course && progressOf(course, language, learnt);
  if (!course || !progress?.next) return undefined;
  const { next, doneCount, itemCount } = progress;
  const { title } = course.languages[language];
  return (
    <section className="card card-pad stack-tight next-lesson" aria-label={t(($) => $.goOn)}>
      <p className="soft small">{t(($) => $.goOnIn, { duration: durationOf(next.minutes) })}</p>
      <h2>
        {title}
        <br />
        {next.title}
      </h2>
      <progress value={doneCount} max={itemCount} aria-label={t(($) => $.doneOf, { done: doneCount, of: itemCount })} />
      <ButtonLink to={addressOf(course.code, next)} wide>
        {t(($) => $.goOn)}
      </ButtonLink>
    </section>
  );
};

/** What stands here whether or not there is a course on the phone. */
const LearnPanels = () => {
  const { panelsAt } = useApp();
  return panelsAt("learn").map(({ id, Panel }) => <Panel key={id} />);
};
