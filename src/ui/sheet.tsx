import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { Button } from "./button.tsx";

export type SheetState = { readonly isOpen: boolean; readonly open: () => void; readonly close: () => void };

/**
 * An open sheet is a step in the history of its screen, so the phone's Back closes it before it leaves the screen.
 * `steps`: how many steps closing goes back, for a sheet that was opened from another.
 */
export const useSheet = (name: string, steps = 1): SheetState => {
  const location = useLocation();
  const navigate = useNavigate();
  const isOpen = sheetIn(location.state) === name;
  // The history follows a moment later: until it has moved, a second tap must not move it again.
  const movedFrom = useRef<string | null>(null);
  useEffect(() => {
    if (movedFrom.current !== location.key) movedFrom.current = null;
  }, [location.key]);
  return {
    isOpen,
    open: () => {
      if (isOpen || movedFrom.current !== null) return;
      movedFrom.current = location.key;
      const { pathname, search, hash } = location;
      void navigate({ pathname, search, hash }, { state: { sheet: name }, preventScrollReset: true });
    },
    close: () => {
      if (!isOpen || movedFrom.current !== null) return;
      movedFrom.current = location.key;
      void navigate(-steps);
    },
  };
};

const sheetIn = (state: unknown): unknown =>
  typeof state === "object" && state !== null && "sheet" in state ? state.sheet : undefined;

type SheetProps = { readonly sheet: SheetState; readonly title: string; readonly children: ReactNode };

/** A short act on what is in view. Never a sheet on a sheet. */
export const Sheet = (props: SheetProps) => (props.sheet.isOpen ? <OpenSheet {...props} /> : undefined);

const OpenSheet = ({ sheet, title, children }: SheetProps) => {
  const { t } = useTranslation("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    const shown = dialog.current;
    const cameFrom = document.activeElement;
    if (shown !== null && !shown.open) shown.showModal();
    shown?.querySelector("h2")?.focus();
    return () => {
      shown?.close();
      if (cameFrom instanceof HTMLElement) cameFrom.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={headingId}
      onClose={() => {
        // Closed by Esc or by Back itself: the history has to follow. Not when this component closed it on leaving.
        if (dialog.current?.open === false) sheet.close();
      }}
    >
      <h2 id={headingId} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <Button kind="plain" onPress={sheet.close}>
        {t(($) => $.close)}
      </Button>
    </dialog>
  );
};
