import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { progressOf, useCourse, useKeeping, useLearnt } from "#data/courses/use-courses.ts";
import type { CourseHere } from "#data/courses/shelf.ts";
import type { Course, CourseLanguage } from "#domain/course.ts";
import { itemsOf, type CourseProgress } from "#domain/course-progress.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Blocks } from "./blocks.tsx";
import { WhereItIs } from "./course-row.tsx";
import { CourseTrouble } from "./course-trouble.tsx";
import { addressOf } from "./item-address.ts";
import { MissingCourse } from "./missing-course.tsx";
import { paths } from "./paths.ts";
import { TogetherRow } from "./together-row.tsx";
import { useCourseLanguage } from "./use-course-language.ts";
import { useDuration } from "#entities/course/use-duration.ts";
import "./learn.css";

/** One course: what it teaches, what is done of it, and whether it can be read without a signal. */
export const CourseScreen = () => {
  const { code = "" } = useParams();
  const language = useCourseLanguage();
  const here = useCourse(code, language);
  const learnt = useLearnt();
  if (!here || !learnt) return <MissingCourse found={here === null ? null : undefined} />;
  return <OpenCourse here={here} progress={progressOf(here.course, language, learnt)} language={language} />;
};

interface OpenCourseProps {
  readonly here: CourseHere;
  readonly progress: CourseProgress;
  readonly language: CourseLanguage;
}

const OpenCourse = ({ here, progress, language }: OpenCourseProps) => {
  const { t } = useTranslation("learn");
  const durationOf = useDuration();
  const { course } = here;
  const { title, about, modules } = course.languages[language];
  const { next, doneCount, itemCount, minutes } = progress;
  const isDone = next === undefined;
  return (
    <TaskFrame
      title={title}
      back={{ to: paths.learn() }}
      usable
      dock={
        <ButtonLink
          to={next ? addressOf(course.code, next) : paths.test({ code: course.code, test: "post" })}
          size="big"

          wide
        >
          {doneCount === 0 ? t(($) => $.begin) : isDone ? t(($) => $.postTest) : t(($) => $.goOn)}
        </ButtonLink>
      }
    >
      <p className="soft">
        {durationOf(course.minutes)} · {t(($) => $.modules, { count: modules.length })}
      </p>
      <Progress course={course} progress={progress} />
      <Keep here={here} language={language} />
      <TogetherRow code={course.code} />
      <div className="prose">
        <Blocks blocks={about} />
      </div>
      <Rows>
        <TestRow course={course} test="pre" score={progress.pre} />
      </Rows>
      <Modules course={course} progress={progress} language={language} />
      <Rows>
        <TestRow course={course} test="post" score={progress.post} />
      </Rows>
      {doneCount > 0 ? (
        <p className="small soft">
          {t(($) => $.doneOf, { done: doneCount, of: itemCount })} · {durationOf(minutes)}
        </p>
      ) : undefined}
      <Sources course={course} />
    </TaskFrame>
  );
};

const Progress = ({ course, progress }: { readonly course: Course; readonly progress: CourseProgress }) => {
  const { t } = useTranslation("learn");
  const { isPassed, pre, post, next } = progress;
  if (isPassed) {
    return (
      <Card>
        <StateChip state="sent">{t(($) => $.passed)}</StateChip>
        <p>{t(($) => $.passedWith, { score: post })}</p>
        {pre !== undefined && post !== undefined && post > pre ? (
          <p className="soft">{t(($) => $.gained, { pre, post })}</p>
        ) : undefined}
      </Card>
    );
  }
  if (next !== undefined) return undefined;
  return (
    <Card>
      <p>{t(($) => $.passRule, { pass: course.pass })}</p>
      {post === undefined ? undefined : <p className="soft">{t(($) => $.bestSoFar, { score: post })}</p>}
    </Card>
  );
};

const Keep = ({ here, language }: Pick<OpenCourseProps, "here" | "language">) => {
  const { t } = useTranslation("learn");
  const { isBusy, trouble, keep } = useKeeping(here.course.code, language);
  const isHere = here.here === here.of;
  if (isHere && here.isKept) return <WhereItIs here={here} language={language} />;
  return (
    <Card>
      <div>
        <WhereItIs here={here} language={language} />
      </div>
      {isHere ? undefined : <p className="small soft">{t(($) => $.keepWhy)}</p>}
      <Button kind="quiet" wide icon="keep" busy={isBusy} onPress={keep}>
        {isBusy ? t(($) => $.keeping, { here: here.here, of: here.of }) : t(($) => $.keep)}
      </Button>
      {trouble ? <CourseTrouble trouble={trouble} onAgain={keep} /> : undefined}
    </Card>
  );
};

const Modules = ({ course, progress, language }: Omit<OpenCourseProps, "here"> & { readonly course: Course }) => {
  const { t } = useTranslation("learn");
  const durationOf = useDuration();
  const text = course.languages[language];
  const items = itemsOf(text);
  return text.modules.map(({ title, minutes }, at) => (
    <Section key={title} title={t(($) => $.module, { number: at + 1, title })} count={durationOf(minutes)}>
      <Rows>
        {items
          .filter(({ module }) => module === at + 1)
          .map((item) => (
            <Row
              key={item.item}
              name={item.kind === "questions" ? t(($) => $.moduleTest) : item.title}
              more={[...(item.kind === "practice" ? [t(($) => $.practice)] : []), durationOf(item.minutes)].join(" · ")}
              to={addressOf(course.code, item)}
              state={progress.done.has(item.item) ? <StateChip state="sent">{t(($) => $.done)}</StateChip> : undefined}
              go
            />
          ))}
      </Rows>
    </Section>
  ));
};

interface TestRowProps {
  readonly course: Course;
  readonly test: "pre" | "post";
  readonly score: number | undefined;
}

const TestRow = ({ course, test, score }: TestRowProps) => {
  const { t } = useTranslation("learn");
  const count = course[test].length;
  const isPassed = test === "post" && score !== undefined && score >= course.pass;
  return (
    <Row
      name={test === "pre" ? t(($) => $.preTest) : t(($) => $.postTest)}
      more={
        test === "pre" ? t(($) => $.preTestMore, { count }) : t(($) => $.postTestMore, { count, pass: course.pass })
      }
      to={paths.test({ code: course.code, test })}
      state={
        score === undefined ? undefined : (
          <StateChip state={test === "pre" || isPassed ? "sent" : "needs-you"}>
            {t(($) => $.score, { score })}
          </StateChip>
        )
      }
      go
    />
  );
};

const Sources = ({ course }: { readonly course: Course }) => {
  const { t } = useTranslation("learn");
  const formats = useFormats();
  return (
    <details className="small soft">
      <summary>{t(($) => $.sources)}</summary>
      <ul className="dots">
        {course.sources.map(({ url, date, what }) => (
          <li key={`${url} ${what}`}>
            {what} {t(($) => $.lookedAt, { date: formats.date(date) })}
            <a className="source-link" href={url} target="_blank" rel="noreferrer">
              {new URL(url).hostname}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
};
