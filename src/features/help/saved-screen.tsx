import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { usePhone, useRecord, useRecords, useUnsentIds } from "#data/use-phone.ts";
import { useTarget } from "#data/use-target.ts";
import { undoHelp } from "#domain/help-act.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { Icon } from "#ui/icon.tsx";
import { Plate } from "#ui/plate.tsx";
import { Ring } from "#ui/ring.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { FollowUpOffer } from "./follow-up-offer.tsx";
import { isJustSaved } from "./just-saved.ts";
import { useNameOf, useTopics } from "./topic-names.ts";
import { groupAddress, useWhom } from "./whom.ts";

const UNDO_SECONDS = 10;

/** The promise kept in view: saved on this phone, how it counts, what comes next, and a way back. */
export const SavedScreen = () => {
  const { t } = useTranslation("help");
  const log = useRecord(helpLog, useParams()["logId"]);
  const wasJustSaved = isJustSaved(useLocation().state);
  const [isUndone, setUndone] = useState(false);
  const home = (
    <ButtonLink size="big" wide to="/today" replace>
      {t(($) => $.saved.home)}
    </ButtonLink>
  );
  if (log === undefined) return wasJustSaved ? <SavedWords home={home} /> : null;
  if (log === null) {
    return (
      <TaskFrame title={t(($) => (isUndone ? $.saved.undone : $.saved.gone))} usable dock={home}>
        <Empty title="" />
      </TaskFrame>
    );
  }
  return <Saved log={log} home={home} onUndone={() => setUndone(true)} />;
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
  readonly onUndone: () => void;
}

const Saved = ({ log, home, onUndone }: SavedProps) => {
  const { t } = useTranslation("help");
  const { save } = usePhone();
  const navigate = useNavigate();
  const figures = useTarget();
  const isWaiting = useUnsentIds()?.has(log.id) ?? true;
  const planned = useRecords(followUp, { field: "citizenId", is: log.citizenId ?? "" });
  const next = planned?.find((item) => item.helpLogId === log.id) ?? null;
  const [canUndo, setCanUndo] = useState(true);
  const endUndo = useCallback(() => setCanUndo(false), []);
  const undo = async (): Promise<void> => {
    onUndone();
    await save(undoHelp(log, next));
    void navigate("/today", { replace: true });
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
          <Toast undo={{ seconds: UNDO_SECONDS, onUndo: () => void undo() }} onEnd={endUndo}>
            {t(($) => $.saved.toast)}
          </Toast>
        ) : undefined
      }
      dock={home}
    >
      {figures && (
        <Ring
          done={figures.sent}
          waits={figures.waiting}
          goal={figures.goal}
          label={t(($) => $.saved.ring, { ...figures })}
          fresh
        >
          <Icon name="check" size="huge" />
        </Ring>
      )}
      <div className="stack-tight">
        <ScreenHeading>{t(($) => $.saved.title)}</ScreenHeading>
        <output>{isWaiting ? t(($) => $.saved.body) : t(($) => $.saved.sentBody)}</output>
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
  const whom = useWhom(log.citizenId ?? groupAddress(log.groupCount ?? 2));
  const topic = useTopics()?.find(({ code }) => code === log.topics[0]);
  const nameOf = useNameOf();
  return (
    <Rows>
      <Row
        start={whom && !whom.isGroup ? <Plate houseNo={whom.houseNo} /> : undefined}
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
