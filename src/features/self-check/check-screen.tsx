import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { usePhone, useRecord } from "#data/use-phone.ts";
import { skillLevels, skillQuestions } from "#domain/digital-skill.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { useApp } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { MissingCheck } from "./missing-check.tsx";
import { paths } from "./paths.ts";
import { useCheck } from "./use-check.ts";

/** Ten questions to one person, one on each screen. */
export const CheckScreen = () => {
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  if (person === undefined) return <Opening />;
  return person === null ? <MissingCheck /> : <Ask key={person.id} person={person} />;
};

const Opening = () => {
  const { t } = useTranslation("self-check");
  return <OpeningFrame title={t(($) => $.title)} />;
};

const Ask = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("self-check");
  const phone = usePhone();
  const { home, pageOf } = useApp();
  const navigate = useNavigate();
  const check = useCheck(person);
  const { isBusy, act } = useOneAct();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  if (!check) return <Opening />;
  const { at, question, level, choose, turnTo, finish } = check;
  const of = skillQuestions.length;
  const isLast = at + 1 === of;
  const save = async (): Promise<boolean> => {
    const saved = await finish();
    if (saved.ok) {
      rememberSaved(phone, saved.value);
      await navigate(paths.result({ citizenId: person.id, checkId: saved.value }), { replace: true });
    } else setProblem(saved.error.type);
    return saved.ok;
  };
  const goOn = (): void => (isLast ? void act(save) : turnTo(at + 1));
  const back =
    at === 0 ? { to: pageOf("citizen", person.id) ?? home } : { onBack: () => turnTo(at - 1), label: t(($) => $.back) };
  return (
    <TaskFrame
      title={t(($) => $.question[question])}
      ownHeading
      back={back}
      end={
        <span className="who">
          <Plate houseNo={person.houseNo} />
          <b>
            <PersonName name={calledName(person)} />
          </b>
        </span>
      }
      step={{ at: at + 1, of }}
      usable
      {...(level !== undefined && { onSubmit: goOn })}
      dock={
        <>
          <SaveProblem type={problem} />
          <Button
            size="big"
            wide
            submit
            busy={isBusy}
            whyNot={level === undefined ? t(($) => $.chooseFirst) : undefined}
          >
            {isLast ? t(($) => $.save) : t(($) => $.next)}
          </Button>
        </>
      }
    >
      <div className="stack-tight">
        <p className="soft">{t(($) => $.questionOf, { at: at + 1, of })}</p>
        <ScreenHeading>{t(($) => $.question[question])}</ScreenHeading>
        {at === 0 ? <p className="soft">{t(($) => $.howTo)}</p> : undefined}
      </div>
      <Choices
        key={question}
        legend={t(($) => $.question[question])}
        legendHidden
        options={skillLevels.map((each, value) => ({ value: String(value), label: t(($) => $.level[each]) }))}
        value={level === undefined ? undefined : String(level)}
        onChoose={(chosen) => choose(Number(chosen))}
      />
    </TaskFrame>
  );
};
