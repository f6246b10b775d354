/** Who is signed in on this phone, in every tab, with their phone opened and closed as they come and go. */
import { liveQuery } from "dexie";
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  currentAccount,
  finishSignOut,
  keepAccount,
  onAccountChange,
  signOut as endSession,
  type Account,
} from "#data/account.ts";
import { currentGrants } from "#data/current-grants.ts";
import type { Phone } from "#data/phone.ts";
import { isLeaving } from "#data/storage-errors.ts";
import { toServer } from "#data/to-server.ts";
import { followBrowser, openBrowserPhone, prepareForFullPhone } from "./browser-phone.ts";

interface AccountOnPhone {
  readonly account: Account | null;
  readonly phone: Phone | null;
  readonly signedIn: (account: Account) => void;
  readonly signOut: () => void;
}

const network = { fetchFrom: toServer, storage: localStorage };

export const useAccountOnPhone = (usable: Promise<void>): AccountOnPhone => {
  const [account, setAccount] = useState<Account | null>(() => currentAccount(localStorage));
  const opened = usePhoneOf(account, usable);
  useGrantsFromPhone(account, opened, setAccount);

  // Another tab signed somebody in or out: this one must not go on showing the people of whoever was here before.
  useEffect(() => onAccountChange(window, () => setAccount(currentAccount(localStorage))), []);
  useEffect(() => void usable.then(() => finishSignOut(network)), [usable]);

  const phone = useMemo(() => (opened && account ? { ...opened, account } : null), [opened, account]);
  const signOut = useCallback(() => {
    void endSession(network);
    setAccount(null);
  }, []);
  return { account, phone, signedIn: setAccount, signOut };
};

/** Opened once for each person; closed when they leave, so that nothing of theirs is sent or read any more. */
const usePhoneOf = (account: Account | null, usable: Promise<void>): Phone | null => {
  const userId = account?.userId;
  // Only another person makes another phone: posts that change do not.
  // oxlint-disable-next-line react/exhaustive-deps
  const phone = useMemo(() => (account ? openBrowserPhone(account) : null), [userId]);
  useEffect(() => {
    if (!phone) return undefined;
    void usable.then(() => {
      prepareForFullPhone();
      return phone.sender.wake();
    });
    const stopFollowing = followBrowser(phone);
    return () => {
      stopFollowing();
      phone.close();
    };
  }, [phone, usable]);
  return phone;
};

/** Posts arrive like any record: a new village is there without signing in again, a lost one is gone. */
const useGrantsFromPhone = (
  account: Account | null,
  phone: Phone | null,
  setAccount: (account: Account) => void,
): void => {
  useEffect(() => {
    if (!phone || !account) return undefined;
    const grantsNow = liveQuery(() => currentGrants(phone.database, phone.clock.raw().getTime()));
    const following = grantsNow.subscribe({
      next: (grants) => {
        if (!grants || sameGrants(grants, account.grants)) return;
        const next = { ...account, grants };
        keepAccount(localStorage, next);
        setAccount(next);
      },
      // The screens say what is wrong with the storage.
      error: (error: unknown) => {
        if (!isLeaving(error)) console.error(error);
      },
    });
    return () => following.unsubscribe();
  }, [account, phone, setAccount]);
};

const sameGrants = (a: Account["grants"], b: Account["grants"]): boolean => listed(a) === listed(b);

const listed = (grants: Account["grants"]): string =>
  grants
    .map(({ role, scope }) => `${role} ${scope}`)
    .sort()
    .join("\n");
