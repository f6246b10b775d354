import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PIN_DIGITS, weaknessOf } from "#domain/pin.ts";
import { TaskFrame } from "#ui/task-frame.tsx";
import { PinPad } from "./pin-pad.tsx";

type Trouble = "easy" | "differ" | "failed";

/** Twice the same six digits. Rejects of `onSet` mean that the phone could not keep the PIN. */
export const SetPinScreen = ({ onSet }: { readonly onSet: (pin: string) => Promise<void> }) => {
  const { t } = useTranslation("lock");
  const [pin, setPin] = useState("");
  const [first, setFirst] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  const startAnew = (why: Trouble | null): void => {
    setTrouble(why);
    setFirst(null);
    setPin("");
  };
  const change = async (next: string): Promise<void> => {
    setTrouble(null);
    setPin(next);
    if (next.length < PIN_DIGITS) return;
    if (first === null) {
      if (weaknessOf(next) !== null) return startAnew("easy");
      setFirst(next);
      return setPin("");
    }
    if (next !== first) return startAnew("differ");
    setBusy(true);
    try {
      await onSet(next);
    } catch (error) {
      console.error(error);
      setBusy(false);
      startAnew("failed");
    }
  };
  const message = trouble ? t(($) => $.set[trouble]) : isBusy ? t(($) => $.set.busy) : undefined;
  return (
    <TaskFrame
      title={first === null ? t(($) => $.set.title) : t(($) => $.set.again)}
      back={first === null || isBusy ? undefined : { onBack: () => startAnew(null) }}
      mainClass="pin"
      usable
    >
      <p className="soft">{first === null ? t(($) => $.set.why) : t(($) => $.set.againWhy)}</p>
      <PinPad pin={pin} onChange={(next) => void change(next)} disabled={isBusy} message={message} />
    </TaskFrame>
  );
};
