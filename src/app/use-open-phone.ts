/** The phone of whoever has opened their lock: opened with it, closed when it locks or they leave. */
import { liveQuery } from "dexie";
import { useEffect, useMemo } from "react";
import type { Account } from "#data/account.ts";
import { currentGrants } from "#data/current-grants.ts";
import type { Phone } from "#data/phone.ts";
import type { Sealing } from "#data/phone-database.ts";
import { isLeaving } from "#data/storage-errors.ts";
import { followBrowser, openBrowserPhone, prepareForFullPhone } from "./browser-phone.ts";

/** `learn`: what the phone learned of the account, such as other posts. */
export const useOpenPhone = (
  account: Account,
  sealing: Sealing,
  usable: Promise<void>,
  learn: (account: Account) => void,
): Phone => {
  const opened = usePhoneOf(account, sealing, usable);
  useGrantsFromPhone(account, opened, learn);
  return useMemo(() => ({ ...opened, account }), [opened, account]);
};

/** Opened with each open lock; closed when it locks or they leave, so that nothing of theirs is read any more. */
const usePhoneOf = (account: Account, sealing: Sealing, usable: Promise<void>): Phone => {
  // Only another person makes another phone: posts that change do not.
  // oxlint-disable-next-line react/exhaustive-deps
  const phone = useMemo(() => openBrowserPhone(account, sealing), [account.userId, sealing]);
  useEffect(() => {
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
const useGrantsFromPhone = (account: Account, phone: Phone, learn: (account: Account) => void): void => {
  useEffect(() => {
    const grantsNow = liveQuery(() => currentGrants(phone.database, phone.clock.raw().getTime()));
    const following = grantsNow.subscribe({
      next: (grants) => {
        if (!grants || sameGrants(grants, account.grants)) return;
        learn({ ...account, grants });
      },
      // The screens say what is wrong with the storage.
      error: (error: unknown) => {
        if (!isLeaving(error)) console.error(error);
      },
    });
    return () => following.unsubscribe();
  }, [account, phone, learn]);
};

const sameGrants = (a: Account["grants"], b: Account["grants"]): boolean => listed(a) === listed(b);

const listed = (grants: Account["grants"]): string =>
  grants
    .map(({ role, scope }) => `${role} ${scope}`)
    .sort()
    .join("\n");
