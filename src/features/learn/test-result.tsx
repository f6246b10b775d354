import { useTranslation } from "react-i18next";
import { itemsOf, moduleOf, scoreOf } from "#domain/course-progress.ts";
import type { Attempt } from "#domain/records/attempt.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { addressOf } from "./item-address.ts";
import { paths } from "./paths.ts";
import { useCourseLanguage } from "./use-course-language.ts";
import { WhoseTurn } from "./whose-turn.tsx";
import { isRight, type OpenTest } from "./use-test.ts";

interface TestResultProps {
  readonly open: OpenTest;
  readonly result: Attempt;
  /** The citizen whose result it is. */
  readonly person: Citizen | null;
  /** Others take the test after this one. */
  readonly isInTurn: boolean;
}

/** What came out, that it is saved, and what to look at again. */
export const TestResult = ({ open, result, person, isInTurn }: TestResultProps) => {
  const { t } = useTranslation("learn");
  const language = useCourseLanguage();
  const { course } = open;
  const { code, pass } = course;
  const score = scoreOf(result);
  const isPost = result.test === "post";
  const isPassed = !isPost || score >= pass;
  const items = itemsOf(course.languages[language]);
  const after = items.findIndex(({ kind, module }) => kind === "questions" && String(module) === result.test);
  const next = result.test === "pre" ? items[0] : after === -1 ? undefined : items[after + 1];
  return (
    <TaskFrame
      title={isPost ? (isPassed ? t(($) => $.testPassed) : t(($) => $.testFailed)) : t(($) => $.testDone)}
      back={{ to: paths.course({ code }) }}
      end={person && <WhoseTurn person={person} />}
      usable
      dock={
        <>
          {isPassed ? undefined : (
            <Button size="big" wide onPress={open.again}>
              {t(($) => $.tryAgain)}
            </Button>
          )}
          <ButtonLink
            to={
              isInTurn ? paths.test({ code, test: result.test }) : next ? addressOf(code, next) : paths.course({ code })
            }
            kind={isPassed ? "main" : "quiet"}
            size={isPassed ? "big" : "normal"}
            wide
            replace
          >
            {isInTurn ? t(($) => $.turns.next) : next ? t(($) => $.goOn) : t(($) => $.toCourse)}
          </ButtonLink>
        </>
      }
    >
      <Card>
        <p className="test-score">{t(($) => $.rightOf, { right: result.right, of: result.answers.length })}</p>
        <p className="soft">{t(($) => $.score, { score })}</p>
        {isPost ? <p>{isPassed ? t(($) => $.passedMore, { pass }) : t(($) => $.failedMore, { pass })}</p> : undefined}
        <StateChip state="waiting" bare>
          {t(($) => $.savedHere)}
        </StateChip>
      </Card>
      {result.test === "pre" ? <Notice state="calm" title={t(($) => $.preMeans)} /> : undefined}
      {isPost ? <LookAgain open={open} result={result} /> : undefined}
    </TaskFrame>
  );
};

/** The modules of the questions that were not right. Which answer was, the lessons say. */
const LookAgain = ({ open: { course, questions }, result }: Pick<TestResultProps, "open" | "result">) => {
  const { t } = useTranslation("learn");
  const language = useCourseLanguage();
  const wrong = result.answers.filter(({ q, c }) => !isRight(questions, course.code, q, c));
  const modules = [...new Set(wrong.map(moduleOf))].sort((a, b) => a - b);
  if (modules.length === 0) return undefined;
  const text = course.languages[language];
  const items = itemsOf(text);
  return (
    <Section title={t(($) => $.lookAgain)}>
      <Rows>
        {modules.map((module) => {
          const first = items.find((item) => item.module === module);
          const title = text.modules[module - 1]?.title ?? "";
          return (
            <Row
              key={module}
              name={t(($) => $.module, { number: module, title })}
              more={t(($) => $.wrongHere, { count: wrong.filter((answer) => moduleOf(answer) === module).length })}
              {...(first && { to: addressOf(course.code, first), go: true })}
            />
          );
        })}
      </Rows>
    </Section>
  );
};
