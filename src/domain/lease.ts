/**
 * How long a phone may keep people's records without meeting the server: a lost phone that never has a signal again hears
 * of no revocation. Source: DESIGN section 6, reliability reference section 7 ("lease").
 */
import { likelyNow, type Exchange } from "./likely-now.ts";

/** Whole days without contact: from the first on the person is told, from the second on the phone drops its key. */
export const LEASE_DAYS = { warned: 30, over: 90 } as const;

/** `rawMs`: the phone's clock. Null for a phone that has not met the server yet: it holds nobody's records. */
export const daysAway = (rawMs: number, exchange: Exchange | null): number | null => {
  if (exchange === null) return null;
  const metMs = Date.parse(exchange.at) + exchange.serverAheadMs;
  return Math.max(0, Math.floor((likelyNow(rawMs, exchange) - metMs) / DAY_MS));
};

const DAY_MS = 86_400_000;
