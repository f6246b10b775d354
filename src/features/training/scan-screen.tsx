import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { readCard } from "#domain/class-qr.ts";
import { attendance } from "#domain/records/attendance.ts";
import { ScanQr } from "#entities/qr/scan-qr.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { type StateKind, StateChip } from "#ui/state-chip.tsx";
import { Toast } from "#ui/toast.tsx";
import { cardActs, type CardSeen } from "./card-acts.ts";
import { SessionFrame } from "./session-frame.tsx";
import type { CohortHere } from "./use-cohort.ts";
import { useSaving } from "./use-saving.ts";
import { useCaller } from "./use-caller.ts";

const UNDO_SECONDS = 10;

/** Learners show their cards one after another, and each is counted as it is read. */
export const ScanScreen = () => {
  const { t } = useTranslation("training");
  const { session = "" } = useParams();
  const { save, problem } = useSaving();
  const [seen, setSeen] = useState<CardSeen & { readonly turn: number }>();
  const caller = useCaller();

  const read = async (here: CohortHere, text: string): Promise<void> => {
    const found = cardActs(here, session, readCard(text), caller());
    if (found.drafts.length > 0 && !(await save(found.drafts))) return;
    setSeen((before) => ({ ...found.seen, turn: (before?.turn ?? 0) + 1 }));
  };
  const undo = async (attendanceId: string): Promise<void> => {
    if (await save([{ op: "delete", kind: attendance.kind, id: attendanceId }])) setSeen(undefined);
  };

  return (
    <SessionFrame
      tally
      title={t(($) => $.scan.title)}
      toast={
        seen?.attendanceId === undefined ? undefined : (
          <Toast
            key={seen.turn}
            undo={{ seconds: UNDO_SECONDS, onUndo: () => void undo(seen.attendanceId ?? "") }}
            onEnd={() => setSeen(undefined)}
          >
            {t(($) => $.roll.called, { name: seen.name })}
          </Toast>
        )
      }
    >
      {(here) => (
        <>
          <SaveProblem type={problem} />
          <p aria-live="assertive">
            {seen ? (
              <StateChip key={seen.turn} state={look[seen.what]} bare>
                {t(($) => $.scan[seen.what], { name: seen.name })}
              </StateChip>
            ) : undefined}
          </p>
          <ScanQr onRead={(text) => void read(here, text)} />
        </>
      )}
    </SessionFrame>
  );
};

const look: Readonly<Record<CardSeen["what"], StateKind>> = {
  called: "sent",
  entered: "sent",
  already: "calm",
  full: "needs-you",
  notCard: "needs-you",
};
