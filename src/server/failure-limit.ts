/** Counts failures by network address: for what may be tried a few times, however often it succeeds. */
import { Problem } from "./problem.ts";

export type FailureLimit = <T extends object>(
  address: string,
  attempt: () => Promise<T | Problem>,
) => Promise<T | Problem>;

interface Attempts {
  failed: number;
  /** Until when they count, in milliseconds. */
  until: number;
  /** Settles when the last one that was asked for is over. */
  turn: Promise<unknown>;
}

/**
 * Lets `most` attempts of an address fail within a minute; then 429 `tooMany` until the minute is over. Attempts of one
 * address take turns, so that many at once are no way round it. `nowMs` is the clock in milliseconds.
 */
export const failureLimit = (most: number, nowMs: () => number): FailureLimit => {
  const byAddress = new Map<string, Attempts>();
  return (address, attempt) => {
    if (byAddress.size >= MANY_ADDRESSES) forgetOver(byAddress, nowMs());
    const attempts = byAddress.get(address) ?? { failed: 0, until: 0, turn: Promise.resolve() };
    byAddress.set(address, attempts);
    const outcome = attempts.turn.then(async () => {
      const now = nowMs();
      if (attempts.until <= now) Object.assign(attempts, { failed: 0, until: now + MINUTE_MS });
      if (attempts.failed >= most) return tooMany(attempts.until - now);
      const answer = await attempt();
      if (answer instanceof Problem) attempts.failed += 1;
      return answer;
    });
    attempts.turn = outcome.catch(() => undefined);
    return outcome;
  };
};

const MINUTE_MS = 60_000;
const MANY_ADDRESSES = 10_000;

const forgetOver = (byAddress: Map<string, Attempts>, now: number): void => {
  for (const [address, { until }] of byAddress) if (until <= now) byAddress.delete(address);
};

const tooMany = (waitMs: number): Problem =>
  new Problem(429, "tooMany", { headers: { "retry-after": String(Math.ceil(waitMs / 1000)) } });
