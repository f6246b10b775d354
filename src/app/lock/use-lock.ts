/** The lock of the account on this phone, in this window: what it is, and what may be done with it. */
import { useCallback, useEffect, useState } from "react";
import type { Account } from "#data/account.ts";
import { browserLock, closeBrowserLock } from "#data/lock/browser-lock.ts";
import type { OpenedSealing } from "#data/lock/open-sealing.ts";
import { changePin, secondsToWait, setPin, unlock, type OpenedLock, type UnlockError } from "#data/lock/pin-lock.ts";
import type { GoneWhy } from "#data/lock/lock-box.ts";
import { autoLock } from "./auto-lock.ts";

export type LockState =
  | { readonly phase: "reading" }
  /** No PIN was ever set here. */
  | { readonly phase: "unset" }
  | {
      readonly phase: "locked";
      readonly databaseName: string;
      readonly waitSeconds: number;
      /** The person wants another PIN: this one is asked for first. */
      readonly isChanging: boolean;
    }
  /** The old PIN was right; the next one is asked for. */
  | { readonly phase: "changing"; readonly opened: OpenedLock }
  /** The key is gone; a new code leads on. */
  | { readonly phase: "gone"; readonly why: GoneWhy }
  | { readonly phase: "open"; readonly sealing: OpenedSealing }
  /** The browser does not let us read whether there is a lock. */
  | { readonly phase: "trouble" };

export interface LockActs {
  /** The first PIN, or the next one. Rejects when the phone could not keep it. */
  readonly setPin: (pin: string) => Promise<void>;
  /** Null once it is open. */
  readonly unlock: (pin: string) => Promise<UnlockError | null>;
  /** Throws the key away so that a new PIN can be set. Only for somebody who has just signed in again. */
  readonly forget: () => Promise<void>;
  /** This phone was taken away: its key goes at once. */
  readonly takeAway: () => Promise<void>;
  /** Reads once more whether there is a lock. */
  readonly lookAgain: () => Promise<void>;
  readonly lock: () => void;
  /** Locks; after the PIN of today another one is asked for. */
  readonly change: () => void;
}

/** `onOpen`: the right person is there. */
export const useLock = (account: Account | null, onOpen: () => void): readonly [LockState, LockActs] => {
  const userId = account?.userId;
  const [[owner, state], setState] = useState<readonly [string | undefined, LockState]>([userId, { phase: "reading" }]);
  const show = useCallback((next: LockState): void => setState([userId, next]), [userId]);

  const read = useCallback(
    async (isChanging = false): Promise<void> => {
      if (userId !== undefined) show(await readState(userId, isChanging));
    },
    [userId, show],
  );
  useEffect(() => {
    let isOver = false;
    const readFirst = async (id: string): Promise<void> => {
      const first = await readState(id, false);
      if (!isOver) show(first);
    };
    if (userId !== undefined) void readFirst(userId);
    return () => {
      isOver = true;
    };
  }, [userId, show]);

  const isOpen = state.phase === "open";
  useEffect(() => {
    if (!isOpen) return undefined;
    return autoLock(
      document,
      () => performance.now(),
      () => void read(),
    );
  }, [isOpen, read]);

  const open = async (opened: OpenedLock): Promise<void> => {
    const { subtle, random } = browserLock();
    const { openSealing } = await import("#data/lock/open-sealing.ts");
    const sealing = openSealing({ subtle, random }, opened);
    if (account?.sealingKey !== undefined) await sealing.sealTo(account.sealingKey);
    show({ phase: "open", sealing });
    onOpen();
  };
  const acts: LockActs = {
    setPin: async (pin) => {
      if (userId === undefined) return;
      if (state.phase === "changing") {
        await changePin(browserLock(), userId, state.opened, pin);
        await open(state.opened);
      } else await open(await setPin(browserLock(), userId, pin));
    },
    unlock: async (pin) => {
      if (userId === undefined) return { type: "keyGone" };
      const result = await unlock(browserLock(), userId, pin);
      if (!result.ok) {
        if (result.error.type === "keyGone") await read();
        return result.error;
      }
      if (state.phase === "locked" && state.isChanging) show({ phase: "changing", opened: result.value });
      else await open(result.value);
      return null;
    },
    forget: async () => {
      if (userId === undefined) return;
      await browserLock().box.dropKey(userId, "forgotten");
      show({ phase: "unset" });
    },
    takeAway: useCallback(async () => {
      if (userId === undefined) return;
      await browserLock().box.dropKey(userId, "revoked");
      await read();
    }, [userId, read]),
    lookAgain: useCallback(async () => {
      closeBrowserLock();
      await read();
    }, [read]),
    lock: useCallback(() => void read(), [read]),
    change: useCallback(() => void read(true), [read]),
  };
  // Of whoever was here before, nothing is open any more.
  return [owner === userId ? state : { phase: "reading" }, acts];
};

const readState = async (userId: string, isChanging: boolean): Promise<LockState> => {
  try {
    const { box, now } = browserLock();
    const lock = await box.read(userId);
    if (!lock) return { phase: "unset" };
    if (!lock.wrap) return { phase: "gone", why: lock.gone ?? "tries" };
    return { phase: "locked", databaseName: lock.databaseName, waitSeconds: secondsToWait(lock, now()), isChanging };
  } catch (error) {
    console.error(error);
    return { phase: "trouble" };
  }
};
