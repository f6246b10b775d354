import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import type { Json } from "#domain/json.ts";
import type { Conflict } from "#domain/records/conflict.ts";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";

/** A conflict that was just settled. */
export interface SettledAs {
  readonly conflict: Conflict;
  /** The value that was chosen, in words. */
  readonly words: string;
  /** The other value: a slip of the finger is mended by choosing it after all. */
  readonly other: Json;
}

interface SettledToastProps {
  readonly settled: SettledAs;
  readonly left: number;
  readonly onEnd: (settled: undefined) => void;
}

const SECONDS = 10;

/** What was chosen. Settled stays settled on every phone, so there is no "undo", but the other value can be taken. */
export const SettledToast = ({ settled, left, onEnd }: SettledToastProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { act } = useOneAct();
  const { conflict, words, other } = settled;
  const end = useCallback(() => onEnd(undefined), [onEnd]);
  const takeOther = async (): Promise<boolean> => {
    const { kind, recordId, field } = conflict;
    const saved = await phone.save([{ op: "patch", kind, id: recordId, set: { [field]: other } }]);
    if (saved.ok) end();
    return saved.ok;
  };
  return (
    <Toast undo={{ seconds: SECONDS, word: t(($) => $.conflict.other), onUndo: () => void act(takeOther) }} onEnd={end}>
      {left > 0
        ? t(($) => $.conflict.leftToast, { value: words, count: left })
        : t(($) => $.conflict.chosen, { value: words })}
    </Toast>
  );
};
