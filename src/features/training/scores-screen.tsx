import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import type { Learner } from "#domain/cohort-roll.ts";
import { arabicDigits } from "#domain/digits.ts";
import { score as scoreKind } from "#domain/records/score.ts";
import { useAccount } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Stepper } from "#ui/stepper.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { CohortFrame } from "./cohort-frame.tsx";
import { ScoreRow } from "./score-row.tsx";
import type { CohortHere } from "./use-cohort.ts";
import { useSaving } from "./use-saving.ts";

/** Scores from paper, one name after the other with the digit keys; each is kept when the next one is begun. */
export const ScoresScreen = () => {
  const { t } = useTranslation("training");
  const { test } = useParams();
  const which = test === "post" ? "post" : "pre";
  return <CohortFrame title={t(($) => $.scores[which])}>{(here) => <Scores here={here} test={which} />}</CohortFrame>;
};

interface ScoresProps {
  readonly here: CohortHere;
  readonly test: "pre" | "post";
}

const Scores = ({ here: { cohort, roll, scores }, test }: ScoresProps) => {
  const { t } = useTranslation("training");
  const phone = usePhone();
  const { userId: by } = useAccount();
  const { compare, number } = useFormats();
  const { save, problem } = useSaving();
  const given = scores.filter((each) => each.test === test);
  const [of, setOf] = useState<number>();
  const questions = of ?? given.find(({ userId }) => userId === undefined)?.of ?? 20;
  const inOrder = roll.learners.toSorted((a, b) => compare(a.enrolment.name, b.enrolment.name));
  const onPaper = ({ enrolment }: Learner) => given.filter(({ enrolmentId }) => enrolmentId === enrolment.id);

  /** What was entered before for the same paper is taken back: it was mistyped. */
  const enter = async (learner: Learner, typed: string): Promise<void> => {
    const before = onPaper(learner);
    const right = Number(arabicDigits(typed.trim()));
    const isEmpty = typed.trim() === "";
    if (before.length === 1 && before[0]?.right === right && before[0].of === questions && !isEmpty) return;
    const at = phone.now().toISOString();
    const { host, id: cohortId } = cohort;
    const set = { host, cohortId, enrolmentId: learner.enrolment.id, test, right, of: questions, at, by };
    await save([
      ...before.map(({ id }) => ({ op: "delete" as const, kind: scoreKind.kind, id })),
      ...(isEmpty ? [] : [{ op: "put" as const, kind: scoreKind.kind, id: phone.newId(), set }]),
    ]);
  };
  const done = roll.learners.filter((learner) => learner[test] !== undefined).length;
  return (
    <>
      <Stepper
        label={t(($) => $.scores.questions)}
        value={questions}
        min={1}
        max={60}
        step={1}
        show={(value) => t(($) => $.scores.count, { count: value })}
        onChange={setOf}
      />
      <p className="soft">
        {t(($) => $.scores.done, { number: number(done), of: number(roll.learners.length) })}{" "}
        <span className="part">{t(($) => $.scores.best)}</span>
      </p>
      <SaveProblem type={problem} />
      {inOrder.length === 0 ? <p className="soft">{t(($) => $.roll.nobodyYet)}</p> : undefined}
      <div className="score-rows act-rows">
        <ul className="card rows">
          {inOrder.map((learner) => (
            <ScoreRow
              key={learner.enrolment.id}
              name={learner.enrolment.name}
              percent={learner[test]}
              right={onPaper(learner)[0]?.right}
              questions={questions}
              onEnter={(typed) => void enter(learner, typed)}
            />
          ))}
        </ul>
      </div>
    </>
  );
};
