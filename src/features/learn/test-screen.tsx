import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useTogether } from "#data/courses/together.ts";
import { useCourse } from "#data/courses/use-courses.ts";
import { useRecord } from "#data/use-phone.ts";
import type { Question } from "#domain/course.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { shuffled } from "#domain/shuffle.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Notice } from "#ui/notice.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { CourseTrouble } from "./course-trouble.tsx";
import { MissingCourse } from "./missing-course.tsx";
import { paths } from "./paths.ts";
import { TestResult } from "./test-result.tsx";
import { OWN_TURN, Turns } from "./turns.tsx";
import { useCourseLanguage } from "./use-course-language.ts";
import { WhoseTurn } from "./whose-turn.tsx";
import { useTest, type OpenTest } from "./use-test.ts";
import "./learn.css";

/** Where people learn together, whose turn it is comes first. */
export const TestScreen = () => {
  const { code = "", test = "" } = useParams();
  const who = useSearchParams()[0].get("who");
  const language = useCourseLanguage();
  const together = useTogether(code);
  const here = useCourse(code, language);
  if (!together || here === undefined) return <MissingCourse found={undefined} />;
  if (who === null && here && together.length > 0) {
    return <Turns course={here.course} test={test} together={together} />;
  }
  if (who === null) return <OneTest key="alone" code={code} test={test} person={null} isInTurn={false} />;
  if (who === OWN_TURN) return <OneTest key={who} code={code} test={test} person={null} isInTurn />;
  return <CitizensTest key={who} code={code} test={test} citizenId={who} />;
};

interface CitizensTestProps extends Pick<OneTestProps, "code" | "test"> {
  readonly citizenId: string;
}

const CitizensTest = ({ citizenId, ...asked }: CitizensTestProps) => {
  const person = useRecord(citizen, citizenId);
  return person ? <OneTest {...asked} person={person} isInTurn /> : <MissingCourse found={person} />;
};

interface OneTestProps {
  readonly code: string;
  readonly test: string;
  /** The citizen who takes it. */
  readonly person: Citizen | null;
  /** Others take it after this one. */
  readonly isInTurn: boolean;
}

/** One question after the other. A module's test explains each answer at once; those before and after the course do not. */
const OneTest = ({ code, test, person, isInTurn }: OneTestProps) => {
  const { t } = useTranslation("learn");
  const language = useCourseLanguage();
  const here = useTest(code, test, language, person);
  if (here.state === "opening") return <MissingCourse found={undefined} />;
  if (here.state === "unknown") return <MissingCourse found={null} />;
  if (here.state === "notHere") {
    return (
      <TaskFrame title={t(($) => $.testNotHere)} back={{ to: paths.course({ code }) }} usable>
        <CourseTrouble trouble={here.trouble} onAgain={here.onAgain} />
        <p className="soft">{t(($) => $.keepFirst)}</p>
      </TaskFrame>
    );
  }
  const { test: open } = here;
  if (open.result) return <TestResult open={open} result={open.result} person={person} isInTurn={isInTurn} />;
  const question = open.questions[open.draft.answers.length];
  if (!question) return <Finish open={open} code={code} person={person} />;
  const explains = test !== "pre" && test !== "post";
  return <Ask key={question.id} {...{ open, question, code, explains, person }} />;
};

interface AskProps {
  readonly open: OpenTest;
  readonly question: Question;
  readonly code: string;
  readonly explains: boolean;
  readonly person: Citizen | null;
}

const LETTERS = { th: ["ก", "ข", "ค", "ง"], en: ["A", "B", "C", "D"] } as const;

const Ask = ({ open: { questions, draft, answer }, question, code, explains, person }: AskProps) => {
  const { t } = useTranslation("learn");
  const navigate = useNavigate();
  const letters = LETTERS[useCourseLanguage()];
  const [chosen, setChosen] = useState<string>();
  const [isChecked, setChecked] = useState(false);
  const at = draft.answers.length;
  // In another order at each go, and the same one when the app was closed in between.
  const order = shuffled(question.choices.length, `${draft.startedAt} ${question.id}`);
  const options = order.map((choice, place) => ({
    value: String(choice),
    label: (
      <span className="lettered">
        <b>{letters[place]}</b> <span>{question.choices[choice]?.text}</span>
      </span>
    ),
  }));
  const choice = question.choices[Number(chosen)];
  const go = (): void => {
    if (explains && !isChecked) setChecked(true);
    else answer(question, Number(chosen));
  };
  return (
    <TaskFrame
      title={question.text}
      ownHeading
      back={{ onBack: () => void navigate(paths.course({ code })), label: t(($) => $.leave) }}
      end={person && <WhoseTurn person={person} />}
      step={{ at: at + 1, of: questions.length }}
      usable
      {...(chosen !== undefined && { onSubmit: go })}
      dock={
        <Button size="big" wide submit whyNot={chosen === undefined ? t(($) => $.chooseFirst) : undefined}>
          {explains && !isChecked
            ? t(($) => $.check)
            : at + 1 === questions.length
              ? t(($) => $.lastQuestion)
              : t(($) => $.nextQuestion)}
        </Button>
      }
    >
      <div className="stack-tight">
        <p className="soft">{t(($) => $.questionOf, { at: at + 1, of: questions.length })}</p>
        <ScreenHeading>{question.text}</ScreenHeading>
      </div>
      {isChecked && choice ? (
        <Explained question={question} chosen={Number(chosen)} />
      ) : (
        <Choices legend={question.text} legendHidden options={options} value={chosen} onChoose={setChosen} />
      )}
    </TaskFrame>
  );
};

/** Why the chosen answer is right or not, and which one is. */
const Explained = ({ question, chosen }: { readonly question: Question; readonly chosen: number }) => {
  const { t } = useTranslation("learn");
  const choice = question.choices[chosen];
  const right = question.choices.find((each) => each.right);
  const isRight = choice?.right === true;
  return (
    <div aria-live="polite" className="stack">
      <Notice state={isRight ? "sent" : "needs-you"} title={isRight ? t(($) => $.right) : t(($) => $.notRight)}>
        <p>
          <b>{choice?.text}</b>
        </p>
        <p>{choice?.why}</p>
      </Notice>
      {isRight ? undefined : (
        <Notice state="sent" title={t(($) => $.rightIs)}>
          <p>
            <b>{right?.text}</b>
          </p>
          <p>{right?.why}</p>
        </Notice>
      )}
    </div>
  );
};

/** Everything is answered: the go is saved by a tap of the person, so that a full phone can say so. */
const Finish = ({ open, code, person }: Pick<AskProps, "open" | "code" | "person">) => {
  const { t } = useTranslation("learn");
  const { isBusy, act } = useOneAct();
  const [problem, setProblem] = useState<SaveProblemType>();
  const finish = async (): Promise<boolean> => {
    const wrong = await open.finish();
    setProblem(wrong);
    return wrong === undefined;
  };
  return (
    <TaskFrame
      title={t(($) => $.allAnswered)}
      back={{ to: paths.course({ code }) }}
      end={person && <WhoseTurn person={person} />}
      usable
      dock={
        <>
          {problem ? <SaveProblem type={problem} /> : undefined}
          <Button size="big" wide busy={isBusy} onPress={() => void act(finish)}>
            {t(($) => $.seeResult)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.allAnsweredMore, { count: open.questions.length })}</p>
    </TaskFrame>
  );
};
