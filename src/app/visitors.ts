/** Which screens are whose. */
import type { Account } from "#data/account.ts";
import type { Feature, Visitor, Ways } from "#features/feature.ts";

export const isFor = (visitor: Visitor, account: Account | null): boolean => {
  if (visitor === "anyone") return true;
  if (!account) return false;
  return visitor === "signedIn" || account.grants.some(({ role }) => visitor.includes(role));
};

/** The places in this person's menu, from left to right. */
export const tabsOf = (features: readonly Feature[], account: Account | null) =>
  features.flatMap(({ tab }) => (tab && isFor(tab.for, account) ? [tab] : [])).toSorted((a, b) => a.order - b.order);

/** Where this person's day begins: at the first place in their menu. */
export const homeOf = (features: readonly Feature[], account: Account | null): string | undefined =>
  tabsOf(features, account)[0]?.to();

/** What the features offer to each other and to the app. */
export const waysOf = (features: readonly Feature[]): Partial<Ways> =>
  Object.assign({}, ...features.map(({ ways }) => ways));
