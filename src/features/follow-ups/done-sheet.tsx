import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { logHelp, postpone, usualMinutes, usualPlace } from "#domain/help-act.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
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
  const [isMoving, setMoving] = useState(false);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const [id] = useState(newId);
  const at = now().toISOString();

  const saveDone = async (): Promise<boolean> => {
    const { citizenId, areaCode, topic } = followUp;
    const usual = { outcome: "done", minutes: usualMinutes, place: usualPlace, note: "" } as const;
    const whom = { citizenId };
    const saved = await save(logHelp({ id, whom, areaCode, by: userId, at, topic, followUpId: followUp.id, ...usual }));
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) {
      rememberSaved(phone, id);
      void navigate(ways.seeSavedHelp?.(id) ?? home, { replace: true, state: onwards });
    }
    return saved.ok;
  };
  const move = async (days: number): Promise<boolean> => {
    const saved = await save(postpone(followUp, days, thaiDay(at)));
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) sheet.close();
    return saved.ok;
  };

  return (
    <>
      <p className="who">
        <Plate houseNo={person?.houseNo} />
        <b>{person ? calledName(person) : t(($) => $.gone)}</b>
      </p>
      <SaveProblem type={problem} />
      {isMoving ? (
        <MoveChoices onChoose={(days) => void act(() => move(days))} />
      ) : (
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
            <Button kind="quiet" icon="calendar" onPress={() => setMoving(true)}>
              {t(($) => $.move)}
            </Button>
          </div>
        </>
      )}
    </>
  );
};

const MoveChoices = ({ onChoose }: { readonly onChoose: (days: number) => void }) => {
  const { t } = useTranslation("follow-ups");
  return (
    <>
      <p className="label">{t(($) => $.moveTo)}</p>
      <div className="stack">
        {[1, 7, 14].map((days) => (
          <Button key={days} kind="quiet" wide onPress={() => onChoose(days)}>
            {days === 1 ? t(($) => $.tomorrow) : t(($) => $.inDays, { count: days })}
          </Button>
        ))}
      </div>
    </>
  );
};
