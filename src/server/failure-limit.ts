/** Counts wrong codes by network: for what may be tried a few times, however often it succeeds. */
import { NETWORK_MS } from "./limits.ts";
import { Problem } from "./problem.ts";

export type FailureLimit = <T extends object>(
  network: string,
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
 * Lets `most` attempts of a network be wrong (400) within five minutes; then 429 `tooMany` until these are over. Attempts
 * of one network take turns, so that many at once are no way round it. What else goes wrong, such as a busy server, is no
 * guess. `nowMs` is the clock in milliseconds.
 */
export const failureLimit = (most: number, nowMs: () => number): FailureLimit => {
  const byNetwork = new Map<string, Attempts>();
  let many = MANY_NETWORKS;
  return (network, attempt) => {
    if (byNetwork.size >= many) {
      forgetOver(byNetwork, nowMs());
      // Looking through all of them at each call would be work that a caller with many networks could make.
      many = Math.max(MANY_NETWORKS, 2 * byNetwork.size);
    }
    const attempts = byNetwork.get(network) ?? { failed: 0, until: 0, turn: Promise.resolve() };
    byNetwork.set(network, attempts);
    const outcome = attempts.turn.then(async () => {
      const now = nowMs();
      if (attempts.until <= now) Object.assign(attempts, { failed: 0, until: now + NETWORK_MS });
      if (attempts.failed >= most) return tooMany(attempts.until - now);
      const answer = await attempt();
      if (answer instanceof Problem && answer.status === 400) attempts.failed += 1;
      return answer;
    });
    attempts.turn = outcome.catch(() => undefined);
    return outcome;
  };
};

const MANY_NETWORKS = 10_000;

const forgetOver = (byNetwork: Map<string, Attempts>, now: number): void => {
  for (const [network, { until }] of byNetwork) if (until <= now) byNetwork.delete(network);
};

export const tooMany = (waitMs: number): Problem =>
  new Problem(429, "tooMany", { headers: { "retry-after": String(Math.ceil(waitMs / 1000)) } });
