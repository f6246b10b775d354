import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { usePhone, useRecord, useRecords, useUnsentIds } from "#data/use-phone.ts";
import { skillIn, weakestIn } from "#domain/digital-skill.ts";
import { selfCheck, type SelfCheck } from "#domain/records/self-check.ts";
import { useApp } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { isFreshlySaved, settleSaved } from "#ui/just-saved.ts";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { MissingCheck } from "./missing-check.tsx";
import { SkillShown } from "./skill-shown.tsx";

const UNDO_SECONDS = 10;

/** What came out, that it is saved, and what to help with next. */
export const ResultScreen = () => {
  const { t } = useTranslation("self-check");
  const { checkId = "" } = useParams();
  const check = useRecord(selfCheck, checkId);
  const [isUndone, setUndone] = useState(false);
  if (check) return <Saved key={checkId} check={check} onUndo={setUndone} />;
  return check === undefined || isUndone ? <OpeningFrame title={t(($) => $.saved)} /> : <MissingCheck />;
};

interface SavedProps {
  readonly check: SelfCheck;
  /** Whether it is being taken back: told before the record goes, taken back when the phone could not do it. */
  readonly onUndo: (isUndone: boolean) => void;
}

const Saved = ({ check, onUndo }: SavedProps) => {
  const { t } = useTranslation("self-check");
  const { t: common } = useTranslation("common");
  const phone = usePhone();
  const { home, pageOf, ways } = useApp();
  const navigate = useNavigate();
  const checks = useRecords(selfCheck, { field: "citizenId", is: check.citizenId });
  const isWaiting = useUnsentIds()?.has(check.id) ?? true;
  const [canUndo, setCanUndo] = useState(() => isFreshlySaved(phone, check.id));
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { act } = useOneAct();
  const endUndo = useCallback(() => {
    settleSaved(phone, check.id);
    setCanUndo(false);
  }, [phone, check.id]);
  const page = pageOf("citizen", check.citizenId) ?? home;
  const undo = async (): Promise<boolean> => {
    onUndo(true);
    const undone = await phone.save([{ op: "delete", kind: selfCheck.kind, id: check.id }]);
    if (undone.ok) {
      settleSaved(phone, check.id);
      await navigate(page, { replace: true });
    } else {
      onUndo(false);
      setProblem(undone.error.type);
    }
    return undone.ok;
  };
  const skill = checks && skillIn(checks);
  return (
    <TaskFrame
      title={t(($) => $.saved)}
      back={{ to: page }}
      usable
      toast={
        canUndo ? (
          <Toast undo={{ seconds: UNDO_SECONDS, onUndo: () => void act(undo) }} onEnd={endUndo}>
            {t(($) => $.savedToast)}
          </Toast>
        ) : undefined
      }
      dock={
        ways.logHelp && (
          <ButtonLink to={ways.logHelp(check.citizenId)} size="big" wide disc="add">
            {t(($) => $.logHelp)}
          </ButtonLink>
        )
      }
    >
      <SaveProblem type={problem} />
      <Card>
        {skill ? <SkillShown skill={skill} /> : undefined}
        <StateChip state={isWaiting ? "waiting" : "sent"} bare>
          {common(($) => (isWaiting ? $.state.waiting : $.state.sent))}
        </StateChip>
      </Card>
      <HelpNext check={check} />
    </TaskFrame>
  );
};

const HelpNext = ({ check }: { readonly check: SelfCheck }) => {
  const { t } = useTranslation("self-check");
  const weakest = weakestIn(check);
  if (weakest.length === 0) return <Notice state="sent" title={t(($) => $.allAlone)} />;
  return (
    <Section title={t(($) => $.helpNext)}>
      <Rows>
        {weakest.map(([question, level]) => (
          <Row key={question} name={t(($) => $.question[question])} more={t(($) => $.level[level])} />
        ))}
      </Rows>
    </Section>
  );
};
