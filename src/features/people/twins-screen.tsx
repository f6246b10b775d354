import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { sayWhether } from "#data/same-people.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { calledName, otherName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { samePerson, type SamePerson } from "#domain/records/same-person.ts";
import { likelyPairs, type Pair } from "#domain/same-people.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";

const UNDO_SECONDS = 10;

/** Names that stand twice: one tap says whether they are one person, and it can be said again. */
export const TwinsScreen = () => {
  const { t } = useTranslation("people");
  const people = useRecords(citizen);
  const answers = useRecords(samePerson);
  const [said, setSaid] = useState<{ readonly pair: Pair; readonly answer: SamePerson["answer"] }>();
  const phone = usePhone();
  const end = useCallback(() => setSaid(undefined), []);
  const back = { to: paths.list() };
  if (!people || !answers) return <OpeningFrame title={t(($) => $.twins.title)} back={back} />;
  const [pair] = likelyPairs(people, answers);
  const undo = (): void => {
    if (said) void sayWhether(phone, said.pair, said.answer === "same" ? "different" : "same");
    end();
  };
  return (
    <TaskFrame
      title={t(($) => $.twins.title)}
      back={back}
      usable
      toast={
        said && (
          <Toast key={said.pair.person.id} undo={{ seconds: UNDO_SECONDS, onUndo: undo }} onEnd={end}>
            {said.answer === "same" ? t(($) => $.twins.joined) : t(($) => $.twins.apart)}
          </Toast>
        )
      }
    >
      {pair ? (
        <Question
          key={`${pair.kept.id} ${pair.person.id}`}
          pair={pair}
          onSaid={(answer) => setSaid({ pair, answer })}
        />
      ) : (
        <Empty title={t(($) => $.twins.none)} />
      )}
    </TaskFrame>
  );
};

interface QuestionProps {
  readonly pair: Pair;
  readonly onSaid: (answer: SamePerson["answer"]) => void;
}

const Question = ({ pair, onSaid }: QuestionProps) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const say = async (answer: SamePerson["answer"]): Promise<boolean> => {
    const saved = await sayWhether(phone, pair, answer);
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) onSaid(answer);
    return saved.ok;
  };
  return (
    <>
      <p>{t(($) => $.twins.intro)}</p>
      <Card pad={false}>
        <Rows>
          <OneOfTwo person={pair.kept} />
          <OneOfTwo person={pair.person} />
        </Rows>
      </Card>
      <SaveProblem type={problem} />
      <Button wide size="big" busy={isBusy} onPress={() => void act(() => say("same"))}>
        {t(($) => $.twins.same)}
      </Button>
      <Button kind="quiet" wide size="big" busy={isBusy} onPress={() => void act(() => say("different"))}>
        {t(($) => $.twins.different)}
      </Button>
    </>
  );
};

const OneOfTwo = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const { birthYear, houseNo, phone } = person;
  const facts = [
    otherName(person),
    houseNo === undefined ? t(($) => $.twins.noHouse) : undefined,
    birthYear === undefined ? undefined : t(($) => $.twins.born, { year: formats.year(birthYear) }),
    phone,
  ];
  return (
    <Row
      start={<Plate houseNo={houseNo} />}
      name={<PersonName name={calledName(person)} />}
      more={facts.filter((fact) => fact !== undefined).join(" · ")}
      to={paths.person({ citizenId: person.id })}
      go
    />
  );
};
