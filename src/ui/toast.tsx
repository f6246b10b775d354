import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

type ToastProps = {
  readonly undo?: { readonly seconds: number; readonly onUndo: () => void; readonly word?: string };
  /** The time is over and the toast should go. */
  readonly onEnd: () => void;
  readonly children: ReactNode;
};

const secondsWithoutUndo = 6;

/** Confirms and offers to undo; never the only place of a message. Its time stands still while it is held or hidden. */
export const Toast = ({ undo, onEnd, children }: ToastProps) => {
  const { t } = useTranslation("common");
  const [left, setLeft] = useState(undo?.seconds ?? secondsWithoutUndo);
  const [isHeld, setHeld] = useState(false);
  const isVisible = useSyncExternalStore(watchVisibility, () => document.visibilityState === "visible");

  useEffect(() => {
    if (isHeld || !isVisible) return undefined;
    const timer = setTimeout(() => (left <= 1 ? onEnd() : setLeft(left - 1)), 1000);
    return () => clearTimeout(timer);
  }, [left, isHeld, isVisible, onEnd]);

  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className="toast" onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <output>{children}</output>
      {undo === undefined ? undefined : (
        <button type="button" onClick={undo.onUndo}>
          {undo.word ?? t(($) => $.undo)} <span aria-hidden="true">({left})</span>
        </button>
      )}
    </div>
  );
};

const watchVisibility = (onChange: () => void) => {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
};
