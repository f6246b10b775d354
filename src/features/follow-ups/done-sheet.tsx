import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { dropFollowUp, logHelp, postpone, usualMinutes, usualPlaceFor } from "#domain/help-act.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";
import { DayChoice } from "#entities/day/day-choice.tsx";
import { useAccount, useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Sheet, type SheetState } from "#ui/sheet.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { useOneAct } from "#ui/use-one-act.ts";

interface DoneSheetProps {
  readonly sheet: SheetState;
  readonly followUp: FollowUp;
  readonly person: Citizen | undefined;
  readonly topicName: string;
}

/** Two taps from the list to a saved help: "done", then "save". Everything else about it stands one tap further. */
export const DoneSheet = (props: DoneSheetProps) => {
  const { t } = useTranslation("follow-ups");
  return (
    <Sheet sheet={props.sheet} title={t(($) => $.doneTitle, { topic: props.topicName })}>
      <DoneForm {...props} />
    </Sheet>
  );
};

const DoneForm = ({ followUp, person, sheet }: DoneSheetProps) => {
  const { t } = useTranslation("follow-ups");
  const phone = usePhone();
  const { now, save, newId } = phone;
  const { userId } = useAccount();
  const formats = useFormats();
  const navigate = useNavigate();
  const { home, ways } = useApp();
  // The sheet is a step in the history already, and what takes its place is the first step from home.
  const { onwards } = useTaskSteps();
  const [step, setStep] = useState<"done" | "move" | "drop">("done");
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const [id] = useState(newId);
  const at = now().toISOString();

  const saveDone = async (): Promise<boolean> => {
    const { citizenId, areaCode, topic } = followUp;
    const whom = { citizenId };
    const usual = { outcome: "done", minutes: usualMinutes, place: usualPlaceFor(whom), note: "" } as const;
    const saved = await save(logHelp({ id, whom, areaCode, by: userId, at, topic, followUpId: followUp.id, ...usual }));
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) {
      rememberSaved(phone, id);
      void navigate(ways.seeSavedHelp?.(id) ?? home, { replace: true, state: onwards });
    }
    return saved.ok;
  };
  const change = async (drafts: Parameters<typeof save>[0]): Promise<boolean> => {
    const saved = await save(drafts);
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) sheet.close();
    return saved.ok;
  };

  return (
    <>
      <p className="who">
        <Plate houseNo={person?.houseNo} />
        <b>
          <PersonName name={person ? calledName(person) : t(($) => $.gone)} />
        </b>
      </p>
      <SaveProblem type={problem} />
      {step === "move" && (
        <MoveForm
          followUp={followUp}
          isBusy={isBusy}
          onMove={(due) => void act(() => change(postpone(followUp, due)))}
        />
      )}
      {step === "drop" && (
        <>
          <p>{t(($) => $.dropSure)}</p>
          <Button wide busy={isBusy} onPress={() => void act(() => change(dropFollowUp(followUp)))}>
            {t(($) => $.drop)}
          </Button>
          <Button kind="plain" wide onPress={() => setStep("done")}>
            {t(($) => $.keep)}
          </Button>
        </>
      )}
      {step === "done" && (
        <>
          <div className="meta-line">
            <span>{t(($) => $.doneSummary, { when: formats.moment(at, now()), minutes: usualMinutes })}</span>
            {ways.logFollowUp && (
              <ButtonLink kind="plain" to={ways.logFollowUp(followUp)} replace state={onwards}>
                {t(($) => $.change)}
              </ButtonLink>
            )}
          </div>
          <Button size="big" wide busy={isBusy} onPress={() => void act(saveDone)}>
            {t(($) => $.save)}
          </Button>
          <div className="dock-pair">
            {person?.phone !== undefined && (
              <ButtonLink kind="quiet" icon="call" to={`tel:${person.phone}`}>
                {t(($) => $.call)}
              </ButtonLink>
            )}
            <Button kind="quiet" icon="calendar" onPress={() => setStep("move")}>
              {t(($) => $.move)}
            </Button>
          </div>
          <Button kind="plain" wide onPress={() => setStep("drop")}>
            {t(($) => $.drop)}
          </Button>
        </>
      )}
    </>
  );
};

interface MoveFormProps {
  readonly followUp: FollowUp;
  readonly isBusy: boolean;
  readonly onMove: (due: string) => void;
}

const MoveForm = ({ followUp, isBusy, onMove }: MoveFormProps) => {
  const { t } = useTranslation("follow-ups");
  const [due, setDue] = useState<string>();
  const isSame = due === followUp.due;
  const whyNot = due === undefined ? t(($) => $.dayFirst) : isSame ? t(($) => $.sameDay) : undefined;
  return (
    <>
      <DayChoice legend={t(($) => $.moveTo)} value={due} onChoose={setDue} />
      <Button wide busy={isBusy} whyNot={whyNot} onPress={() => onMove(due ?? followUp.due)}>
        {t(($) => $.move)}
      </Button>
    </>
  );
};
