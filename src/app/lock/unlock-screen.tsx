import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnlockError } from "#data/lock/pin-lock.ts";
import { PIN_DIGITS } from "#domain/pin.ts";
import { useApp } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { PinPad } from "./pin-pad.tsx";

interface UnlockScreenProps {
  /** Whose work this is: on a shared phone, whose PIN is asked for. */
  readonly name: string;
  readonly waitSeconds: number;
  /** To set another PIN. */
  readonly isChanging: boolean;
  readonly onUnlock: (pin: string) => Promise<UnlockError | null>;
  readonly onForgot: () => void;
}

export const UnlockScreen = ({ name, waitSeconds, isChanging, onUnlock, onForgot }: UnlockScreenProps) => {
  const { t } = useTranslation("lock");
  const { signIn } = useApp().ways;
  const [pin, setPin] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [triesLeft, setTriesLeft] = useState<number | null>(null);
  const [wait, setWait] = useCountdown(waitSeconds);

  const change = async (next: string): Promise<void> => {
    setPin(next);
    setTriesLeft(null);
    if (next.length < PIN_DIGITS) return;
    setBusy(true);
    const error = await onUnlock(next);
    // An open lock takes this screen away.
    if (!error) return;
    setBusy(false);
    setPin("");
    if (error.type === "wrongPin") setTriesLeft(error.triesLeft);
    if (error.type !== "keyGone") setWait(error.waitSeconds);
  };
  const message = (): string | undefined => {
    if (isBusy) return t(($) => $.unlock.busy);
    if (wait > 90) return t(($) => $.unlock.waitMinutes, { count: Math.ceil(wait / 60) });
    if (wait > 0) return t(($) => $.unlock.waitSeconds, { count: wait });
    return triesLeft === null ? undefined : t(($) => $.unlock.wrong, { count: triesLeft });
  };
  return (
    <TaskFrame
      title={isChanging ? t(($) => $.unlock.old) : t(($) => $.unlock.title)}
      end={
        signIn && (
          <ButtonLink kind="plain" to={signIn()}>
            {t(($) => $.other)}
          </ButtonLink>
        )
      }
      mainClass="pin"
      usable
    >
      <p className="soft">
        <PersonName name={t(($) => $.unlock.of, { name })} />
      </p>
      <PinPad
        pin={pin}
        onChange={(next) => void change(next)}
        disabled={isBusy || wait > 0}
        message={message()}
        corner={
          <button type="button" className="word" onClick={onForgot}>
            {t(($) => $.unlock.forgot)}
          </button>
        }
      />
    </TaskFrame>
  );
};

/** Seconds that run down to 0, also while the phone sleeps and runs no timers. */
const useCountdown = (from: number): readonly [number, (seconds: number) => void] => {
  const [seconds, setSeconds] = useState(from);
  const isRunning = seconds > 0;
  useEffect(() => {
    if (!isRunning) return undefined;
    let lastMs = Date.now();
    const timer = setInterval(() => {
      const passed = Math.max(1, Math.round((Date.now() - lastMs) / 1000));
      lastMs = Date.now();
      setSeconds((left) => Math.max(0, left - passed));
    }, 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return [seconds, setSeconds];
};
