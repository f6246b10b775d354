import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { forgetReadingPlace, keepReadingPlace, readingPlace } from "#data/courses/reading-place.ts";
import { useTogether } from "#data/courses/together.ts";
import { useCourse, useParts } from "#data/courses/use-courses.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import type { Course, CoursePart } from "#domain/course.ts";
import { itemsOf, type PlacedItem } from "#domain/course-progress.ts";
import { learnersTogether, withoutRecord } from "#domain/learner.ts";
import { lessonDone } from "#domain/records/lesson-done.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { Blocks, spoken } from "./blocks.tsx";
import { CourseTrouble } from "./course-trouble.tsx";
import { addressOf } from "./item-address.ts";
import { MissingCourse } from "./missing-course.tsx";
import { paths } from "./paths.ts";
import { TogetherLine } from "./together-row.tsx";
import { useCourseLanguage } from "./use-course-language.ts";
import { useSpeech } from "./use-speech.ts";
import "./learn.css";

type Reading = Extract<CoursePart, { readonly kind: "lesson" | "practice" }>;

/** A lesson or a practice, page by page, from where it was left. */
export const LessonScreen = () => {
  const { code = "", module = "", at = "" } = useParams();
  const { t } = useTranslation("learn");
  const { database } = usePhone();
  const language = useCourseLanguage();
  const here = useCourse(code, language);
  const course = here?.course;
  const item = course && itemsOf(course.languages[language]).find((each) => each.item === `${module}/${at}`);
  const { parts, trouble, again } = useParts(course, language, item ? [item.part] : []);
  const lesson = `${code}/${module}/${at}`;
  const [start, setStart] = useState<{ readonly lesson: string; readonly page: number }>();
  useEffect(() => {
    // A place that cannot be read is the first page.
    const read = readingPlace(database, lesson).catch(() => 0);
    void read.then((page) => setStart({ lesson, page }));
  }, [database, lesson]);
  if (!course || !item || item.kind === "questions")
    return <MissingCourse found={here === undefined ? undefined : null} />;
  const [part] = parts ?? [];
  if (!part || part.kind === "questions" || start?.lesson !== lesson) {
    const back = { to: paths.course({ code }) };
    if (!trouble || part) return <OpeningFrame title={item.title} back={back} />;
    return (
      <TaskFrame title={item.title} back={back} usable>
        <CourseTrouble trouble={trouble} onAgain={again} />
        <p className="soft">{t(($) => $.keepFirst)}</p>
      </TaskFrame>
    );
  }
  return (
    <Pages key={lesson} {...{ course, item, part, language }} startAt={Math.min(start.page, part.pages.length - 1)} />
  );
};

interface PagesProps {
  readonly course: Course;
  readonly item: PlacedItem;
  readonly part: Reading;
  readonly language: ReturnType<typeof useCourseLanguage>;
  readonly startAt: number;
}

const Pages = ({ course, item, part, language, startAt }: PagesProps) => {
  const { t } = useTranslation("learn");
  const phone = usePhone();
  const navigate = useNavigate();
  const [at, setAt] = useState(startAt);
  const { isBusy, finish, problem } = useFinish(course, item, language);
  const page = part.pages[at];
  const speech = useSpeech(page ? `${page.title}\n${spoken(page.blocks)}` : "", language);
  const top = useRef<HTMLElement>(null);
  const lesson = `${course.code}/${item.item}`;
  const turnTo = (next: number): void => {
    setAt(next);
    top.current?.scrollIntoView();
    // On a full phone the place is not kept, and reading goes on.
    keepReadingPlace(phone.database, lesson, next, phone.now()).catch(() => undefined);
  };
  if (!page) throw new Error("a lesson has no page of this number");
  const isLast = at === part.pages.length - 1;
  return (
    <TaskFrame
      title={item.title}
      ownHeading
      back={{ onBack: () => void navigate(paths.course({ code: course.code })), label: t(($) => $.leave) }}
      step={{ at: at + 1, of: part.pages.length }}
      end={
        speech && (
          <Button kind="plain" onPress={speech.toggle}>
            {speech.isSpeaking ? t(($) => $.stopListening) : t(($) => $.listen)}
          </Button>
        )
      }
      usable
      dock={
        <>
          {problem ? <SaveProblem type={problem} /> : undefined}
          <div className={at === 0 ? undefined : "dock-pair"}>
            {at === 0 ? undefined : (
              <Button kind="quiet" onPress={() => turnTo(at - 1)}>
                {t(($) => $.before)}
              </Button>
            )}
            {isLast ? (
              <Button wide busy={isBusy} onPress={finish}>
                {item.kind === "practice" ? t(($) => $.practiceDone) : t(($) => $.lessonDone)}
              </Button>
            ) : (
              <Button wide onPress={() => turnTo(at + 1)}>
                {t(($) => $.nextPage)}
              </Button>
            )}
          </div>
        </>
      }
    >
      <TogetherLine code={course.code} />
      <article className="prose" ref={top}>
        <p className="small soft">
          {item.title} · {t(($) => $.pageOf, { at: at + 1, of: part.pages.length })}
        </p>
        {page.try ? (
          <section className="try">
            <p className="small try-label">{t(($) => $.tryIt)}</p>
            <h1>{page.title}</h1>
            <Blocks blocks={page.blocks} />
          </section>
        ) : (
          <>
            <h1>{page.title}</h1>
            <Blocks blocks={page.blocks} />
          </>
        )}
      </article>
    </TaskFrame>
  );
};

/** Records that it is done, once for everybody who learns along, and goes on to what comes next. */
const useFinish = (course: Course, item: PlacedItem, language: PagesProps["language"]) => {
  const phone = usePhone();
  const navigate = useNavigate();
  const { code } = course;
  const together = useTogether(code);
  const recorded = useRecords(lessonDone, { field: "course", is: code });
  const { isBusy, act } = useOneAct();
  const [problem, setProblem] = useState<SaveProblemType>();
  const items = itemsOf(course.languages[language]);
  const next = items[items.findIndex((each) => each.item === item.item) + 1];
  const finish = async (): Promise<boolean> => {
    const learners = withoutRecord(
      learnersTogether(phone.account.userId, together ?? []),
      (recorded ?? []).filter((each) => each.item === item.item),
    );
    const at = phone.now().toISOString();
    const drafts = learners.map((learner) => {
      const set = { ...learner, course: code, item: item.item, part: item.part, at };
      return { op: "put", kind: lessonDone.kind, id: phone.newId(), set } as const;
    });
    const saved = await phone.save(drafts, () => forgetReadingPlace(phone.database, `${code}/${item.item}`));
    setProblem(saved.ok ? undefined : saved.error.type);
    if (saved.ok) await navigate(next ? addressOf(code, next) : paths.course({ code }), { replace: true });
    return saved.ok;
  };
  // Nobody who learns along is left out because the tap came before their names.
  return { isBusy: isBusy || !together || !recorded, problem, finish: () => void act(finish) };
};
