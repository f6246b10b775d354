/** Who is signed in on this phone, in every tab, and whether their lock is open. */
import { useCallback, useEffect, useState } from "react";
import {
  askAccount,
  currentAccount,
  finishSignOut,
  keepAccount,
  onAccountChange,
  signOut as endSession,
  type Account,
} from "#data/account.ts";
import { toServer } from "#data/to-server.ts";
import { useLock, type LockActs, type LockState } from "./lock/use-lock.ts";

interface AccountOnPhone {
  readonly account: Account | null;
  readonly lock: LockState;
  readonly lockActs: LockActs;
  /** They signed in a moment ago and have not opened the lock since. */
  readonly hasNewCode: boolean;
  readonly signedIn: (account: Account) => void;
  readonly signOut: () => void;
  /** What this phone learned of the account since. */
  readonly learn: (account: Account) => void;
}

const network = { fetchFrom: toServer, storage: localStorage };

export const useAccountOnPhone = (usable: Promise<void>): AccountOnPhone => {
  const [account, setAccount] = useState<Account | null>(() => currentAccount(localStorage));
  const [newCodeOf, setNewCodeOf] = useState<string | null>(null);
  const [lock, lockActs] = useLock(account, () => setNewCodeOf(null));

  // Another tab signed somebody in or out: this one must not go on showing the people of whoever was here before.
  useEffect(() => onAccountChange(window, () => setAccount(currentAccount(localStorage))), []);
  useEffect(() => void usable.then(() => finishSignOut(network)), [usable]);

  const learn = useCallback((next: Account) => {
    keepAccount(localStorage, next);
    setAccount(next);
  }, []);
  // Who signed in before phones sealed their work does not know the server's key yet.
  const knowsKey = account?.sealingKey !== undefined;
  useEffect(() => {
    if (account === null || knowsKey) return;
    const learnKey = async (): Promise<void> => {
      await usable;
      const known = await askAccount(toServer);
      if (known !== null && known !== "revoked" && known.userId === account.userId) learn({ ...account, ...known });
    };
    void learnKey();
  }, [account, knowsKey, learn, usable]);

  const signOut = useCallback(() => {
    void endSession(network);
    setAccount(null);
  }, []);
  const signedIn = useCallback((next: Account) => {
    setNewCodeOf(next.userId);
    setAccount(next);
  }, []);
  const hasNewCode = account !== null && newCodeOf === account.userId;
  return { account, lock, lockActs, hasNewCode, signedIn, signOut, learn };
};
