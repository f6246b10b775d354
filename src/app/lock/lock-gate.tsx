/** In the place of every screen until the phone is unlocked. */
import { Suspense, useEffect, useState, type ReactNode } from "react";
import type { Account } from "#data/account.ts";
import type words from "#locales/th/lock.json";
import { TroubleScreen } from "../trouble.tsx";
import { ForgotScreen, KeyGoneScreen } from "./no-pin-screen.tsx";
import { sendWhileLocked, sendWithoutKey } from "./send-while-locked.ts";
import { SetPinScreen } from "./set-pin-screen.tsx";
import { UnlockScreen } from "./unlock-screen.tsx";
import type { LockActs, LockState } from "./use-lock.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly lock: typeof words;
  }
}

interface LockGateProps {
  readonly account: Account;
  readonly state: LockState;
  readonly acts: LockActs;
  /** They signed in a moment ago: whoever proved that may set a new PIN. */
  readonly hasNewCode: boolean;
  readonly usable: Promise<void>;
}

export const LockGate = ({ account, state, acts, hasNewCode, usable }: LockGateProps): ReactNode => {
  const [hasForgotten, setForgotten] = useState(false);
  const locked = state.phase === "locked" ? state.databaseName : null;
  const isGone = state.phase === "gone";
  const { userId } = account;
  const { takeAway, lookAgain } = acts;
  useEffect(() => {
    if (locked === null && !isGone) return undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    const begin = async (): Promise<void> => {
      await usable;
      if (isOver) return;
      const phone = { userId, onTakenAway: takeAway, onGone: lookAgain };
      stop = locked === null ? sendWithoutKey(userId) : sendWhileLocked({ ...phone, databaseName: locked });
    };
    void begin();
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isGone, locked, lookAgain, takeAway, usable, userId]);

  switch (state.phase) {
    case "trouble":
      return (
        <Suspense>
          <TroubleScreen why="cannotOpen" onRetry={acts.lookAgain} />
        </Suspense>
      );
    case "unset":
    case "changing":
      return <SetPinScreen onSet={acts.setPin} />;
    case "gone":
      return hasNewCode ? <SetPinScreen onSet={acts.setPin} /> : <KeyGoneScreen why={state.why} />;
    case "locked":
      return hasForgotten ? (
        <ForgotScreen onAnew={hasNewCode ? () => void acts.forget() : null} onBack={() => setForgotten(false)} />
      ) : (
        <UnlockScreen
          name={account.name}
          isChanging={state.isChanging}
          waitSeconds={state.waitSeconds}
          onUnlock={acts.unlock}
          onForgot={() => setForgotten(true)}
        />
      );
    default:
      // Still being read, or open: nothing stands in the way.
      return null;
  }
};
