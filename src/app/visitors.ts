/** Which screens are whose. */
import { hasRole, type Account } from "#data/account.ts";
import type { Visitor } from "#features/feature.ts";

export const isFor = (visitor: Visitor, account: Account | null): boolean => {
  if (visitor === "anyone") return true;
  if (!account) return false;
  return visitor === "signedIn" || hasRole(account, visitor);
};

/** Where this person's day begins. */
export const homeOf = (account: Account | null): string => {
  if (!account) return "/sign-in";
  if (hasRole(account, "volunteer")) return "/today";
  return hasRole(account, "coordinator") ? "/overview" : "/me";
};
