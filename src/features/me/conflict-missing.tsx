import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settleConflict, type Conflict } from "#data/conflicts.ts";
import { useReceiving } from "#data/use-receiving.ts";
import { usePhone, type Seen } from "#data/use-phone.ts";
import { Button } from "#ui/button.tsx";
import { Receiving } from "#ui/receiving.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import type { EntryProblemType } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";
import { paths } from "./paths.ts";

interface MissingConflictProps {
  readonly conflict: Seen<Conflict>;
  readonly onSettled: () => void;
}

/** The record is deleted or not the phone's any more: no tap could give it another value, so none is offered. */
export const MissingConflict = ({ conflict, onSettled }: MissingConflictProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const receiving = useReceiving();
  const [problem, setProblem] = useState<EntryProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const takeOff = async (): Promise<boolean> => {
    const saved = await settleConflict(phone, conflict, "kept");
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) onSettled();
    return saved.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.conflict.missing)}
      back={{ to: paths.conflicts() }}
      usable
      dock={
        receiving ? undefined : (
          <Button wide busy={isBusy} onPress={() => void act(takeOff)}>
            {t(($) => $.conflict.takeOff)}
          </Button>
        )
      }
    >
      <Receiving receiving={receiving} />
      <EntryProblem type={problem} />
      <p>{t(($) => $.conflict.missingBody)}</p>
    </TaskFrame>
  );
};
