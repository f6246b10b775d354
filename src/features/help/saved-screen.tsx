import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePhone, useRecord, useRecords, useUnsentIds } from "#data/use-phone.ts";
import { useTarget } from "#data/use-target.ts";
import { undoHelp } from "#domain/help-act.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { helpedOutcomes, helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { isFreshlySaved, settleSaved, wasSavedHere } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Plate } from "#ui/plate.tsx";
import { Ring } from "#ui/ring.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useBackEndsTask, useTaskSteps } from "#ui/task-steps.ts";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { FollowUpOffer } from "./follow-up-offer.tsx";
import { paths } from "./paths.ts";
import { useNameOf, useTopics } from "./topic-names.ts";
import { groupAddress, smallestGroup, useWhom } from "./whom.ts";

const UNDO_SECONDS = 10;

/** The promise kept in view: saved on this phone, how it counts, what comes next, and a way back. */
export const SavedScreen = () => {
  const { t } = useTranslation("help");
  const { logId = "" } = useParams();
  const log = useRecord(helpLog, logId);
  const isSavedHere = wasSavedHere(usePhone(), logId);
  const [isUndone, setUndone] = useState(false);
  const { leave } = useTaskSteps();
  useBackEndsTask(paths.whom());
  const { act } = useOneAct();
  const leaveOnce = (): void =>
    void act(() => {
      leave();
      return Promise.resolve(true);
    });
  const home = (
    <Button size="big" wide onPress={leaveOnce}>
      {t(($) => $.saved.home)}
    </Button>
  );
  if (log === undefined)
    return isSavedHere ? <SavedWords home={home} /> : <OpeningFrame title={t(($) => $.saved.opening)} />;
  if (log === null) {
    return (
      <TaskFrame title={t(($) => (isUndone ? $.saved.undone : $.saved.gone))} usable dock={home}>
        {isUndone ? undefined : <p>{t(($) => $.missing.body)}</p>}
      </TaskFrame>
    );
  }
  return <Saved key={logId} log={log} home={home} onUndo={setUndone} />;
};

/** The words that matter, before anything else has been read. */
const SavedWords = ({ home }: { readonly home: ReactNode }) => {
  const { t } = useTranslation("help");
  return (
    <TaskFrame title={t(($) => $.saved.title)} ownHeading mainClass="saved" gap="tight" dock={home}>
      <ScreenHeading>{t(($) => $.saved.title)}</ScreenHeading>
    </TaskFrame>
  );
};

interface SavedProps {
  readonly log: HelpLog;
  readonly home: ReactNode;
  /** Whether it is being taken back: told before the record goes, taken back when the phone could not do it. */
  readonly onUndo: (isUndone: boolean) => void;
}

const Saved = ({ log, home, onUndo }: SavedProps) => {
  const { t } = useTranslation("help");
  const phone = usePhone();
  const figures = useTarget();
  const isWaiting = useUnsentIds()?.has(log.id) ?? true;
  const planned = useRecords(followUp, { field: "citizenId", is: log.citizenId ?? "" });
  const next = planned?.find((item) => item.helpLogId === log.id) ?? null;
  const [canUndo, setCanUndo] = useState(() => isFreshlySaved(phone, log.id));
  const endUndo = useCallback(() => {
    settleSaved(phone, log.id);
    setCanUndo(false);
  }, [phone, log.id]);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { act } = useOneAct();
  const undo = async (): Promise<boolean> => {
    onUndo(true);
    const undone = await phone.save(undoHelp(log, next));
    if (undone.ok) settleSaved(phone, log.id);
    else {
      onUndo(false);
      setProblem(undone.error.type);
    }
    return undone.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.saved.title)}
      ownHeading
      mainClass="saved"
      gap="tight"
      usable
      toast={
        canUndo ? (
          <Toast undo={{ seconds: UNDO_SECONDS, onUndo: () => void act(undo) }} onEnd={endUndo}>
            {t(($) => $.saved.toast)}
          </Toast>
        ) : undefined
      }
      dock={home}
    >
      <SaveProblem type={problem} />
      {figures && (
        <Ring
          done={figures.sent}
          waits={figures.waiting}
          goal={figures.goal}
          label={
            figures.sent >= figures.goal
              ? t(($) => $.saved.ringReached, { ...figures })
              : t(($) => $.saved.ring, { ...figures })
          }
          fresh
        >
          <Icon name="check" size="huge" />
        </Ring>
      )}
      <div className="stack-tight">
        <ScreenHeading>{t(($) => $.saved.title)}</ScreenHeading>
        <output>{isWaiting ? t(($) => $.saved.body) : t(($) => $.saved.sentBody)}</output>
        {log.citizenId !== undefined && !helpedOutcomes.includes(log.outcome) && (
          <p className="soft">{t(($) => $.saved.notCounted)}</p>
        )}
      </div>
      <SavedRow log={log} isWaiting={isWaiting} />
      {log.citizenId !== undefined && planned && (
        <FollowUpOffer log={{ ...log, citizenId: log.citizenId }} planned={next} />
      )}
    </TaskFrame>
  );
};

const SavedRow = ({ log, isWaiting }: { readonly log: HelpLog; readonly isWaiting: boolean }) => {
  const { t } = useTranslation("help");
  const { t: common } = useTranslation("common");
  const whom = useWhom(log.citizenId ?? groupAddress(log.groupCount ?? smallestGroup, log.areaCode));
  const topic = useTopics()?.find(({ code }) => code === log.topics[0]);
  const nameOf = useNameOf();
  return (
    <Rows>
      <Row
        start={whom && log.citizenId !== undefined ? <Plate houseNo={whom.houseNo} /> : undefined}
        name={`${whom?.name ?? t(($) => $.unknownPerson)} · ${t(($) => $.outcome[log.outcome])}`}
        more={topic && nameOf(topic)}
        state={
          <StateChip state={isWaiting ? "waiting" : "sent"}>
            {common(($) => (isWaiting ? $.state.waiting : $.state.sent))}
          </StateChip>
        }
      />
    </Rows>
  );
};
