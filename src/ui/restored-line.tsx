import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Toast } from "./toast.tsx";

const UNDO_SECONDS = 10;

interface StartOver {
  /** Stands above a form that was typed in an earlier visit. */
  readonly line: ReactNode;
  readonly toast: ReactNode;
  /** Something was typed since: undoing now would take it away. */
  readonly endUndo: () => void;
}

interface RestorableDraft {
  readonly isRestored: boolean;
  readonly startOver: () => () => void;
}

/** Says that what was typed is there again, and begins anew on request. */
export const useStartOver = (draft: RestorableDraft | undefined): StartOver => {
  const { t } = useTranslation("common");
  const [undone, setUndone] = useState<{ readonly undo: () => void }>();
  const endUndo = useCallback(() => setUndone(undefined), []);
  const undo = (): void => {
    undone?.undo();
    endUndo();
  };
  return {
    line: draft?.isRestored ? (
      <p className="meta-line">
        <span>{t(($) => $.draft.restored)}</span>
        <Button kind="plain" icon="undo" onPress={() => setUndone({ undo: draft.startOver() })}>
          {t(($) => $.draft.startOver)}
        </Button>
      </p>
    ) : undefined,
    toast: undone && (
      <Toast undo={{ seconds: UNDO_SECONDS, onUndo: undo }} onEnd={endUndo}>
        {t(($) => $.draft.startedOver)}
      </Toast>
    ),
    endUndo,
  };
};
