import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { Toast } from "#ui/toast.tsx";
import { takeDone, type Done } from "./just-done.ts";

const SECONDS = 10;

/** What was done about an entry a moment ago; what was only taken off the list can be put back. */
export const useDoneToast = (): ReactNode => {
  const phone = usePhone();
  const [done, setDone] = useState(() => takeDone(phone));
  const end = useCallback(() => setDone(undefined), []);
  return done ? <DoneToast done={done} onEnd={end} /> : undefined;
};

const DoneToast = ({ done: { what, entry }, onEnd }: { readonly done: Done; readonly onEnd: () => void }) => {
  const { t } = useTranslation("me");
  const { database } = usePhone();
  if (what !== "seen") return <Toast onEnd={onEnd}>{t(($) => $.step[what])}</Toast>;
  const undo = async (): Promise<void> => {
    await database.answered.put(entry);
    onEnd();
  };
  return (
    <Toast undo={{ seconds: SECONDS, onUndo: () => void undo() }} onEnd={onEnd}>
      {t(($) => $.step.seenToast)}
    </Toast>
  );
};
