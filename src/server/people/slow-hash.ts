/**
 * The slow hash of spoken codes, and the gate before it. Eight letters are few: whoever copies the database must pay
 * for each guess. Whoever guesses over the network must not make the server pay without end.
 */
import { argon2 } from "node:crypto";
import { promisify } from "node:util";
import type { GuessBrake } from "../limits.ts";

/** base64url of 32 bytes. */
export type SlowHash = (text: string, salt: Buffer) => Promise<string>;

/**
 * Argon2id of Node itself (OpenSSL, from 24.7 on) on its worker threads: no package to trust, and the event loop goes
 * on meanwhile. 19 MiB and two passes are OWASP's least, and about 50 ms on a small server; more memory would be taken
 * from the same machine that answers phones. `key` is mixed in, so that the database alone is worth nothing.
 */
export const argon2id =
  (key: Buffer): SlowHash =>
  async (text, salt) => {
    const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };
    const made = await promisify(argon2)("argon2id", { message: Buffer.from(text), nonce: salt, secret: key, ...cost });
    return made.toString("base64url");
  };

export interface GuessGate {
  /** The hash, or why there is none: too many guesses at all, or at this invitation (then the seconds to wait). */
  readonly hash: (invitation: string, text: string, salt: Buffer) => Promise<string | GuessRefusal>;
  /** Says that one from this network was wrong. */
  readonly noteWrong: (network: string) => void;
  /** False for the rest of an hour in which too many were wrong: then no code from there is enough without a coordinator's word. */
  readonly isCalm: (network: string) => boolean;
}
export interface GuessRefusal {
  readonly type: "busy" | "tooMany";
  readonly waitSeconds: number;
}

/**
 * At most two guesses are hashed at a time and 32 wait: guessing costs this process two threads at the very most. And
 * `perMinute` for one invitation, so that somebody who overheard half a code cannot have all of that. Five tries at each
 * of very many invitations would find one now and then: `perHour` is the end of that, first for the networks they come from,
 * so that nobody can make the whole country wait with a few.
 */
export const guessGate = (
  slow: SlowHash,
  { perMinute, perHour }: { readonly perMinute: number; readonly perHour: GuessBrake },
  nowMs: () => number,
): GuessGate => {
  let hour = { wrong: 0, until: 0, byNetwork: new Map<string, number>() };
  const waiting: (() => void)[] = [];
  const minutes = new Map<string, { count: number; readonly until: number }>();
  let running = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < AT_ONCE) running += 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      // The place goes to the next one as it is.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
  return {
    hash: async (invitation, text, salt) => {
      const now = nowMs();
      if (minutes.size >= MANY) for (const [id, { until }] of minutes) if (until <= now) minutes.delete(id);
      const known = minutes.get(invitation);
      const minute = known && known.until > now ? known : { count: 0, until: now + MINUTE_MS };
      minutes.set(invitation, minute);
      if (minute.count >= perMinute) return { type: "tooMany", waitSeconds: Math.ceil((minute.until - now) / 1000) };
      if (waiting.length >= MOST_WAITING) return { type: "busy", waitSeconds: 10 };
      minute.count += 1;
      return inTurn(() => slow(text, salt));
    },
    noteWrong: (network) => {
      const now = nowMs();
      if (hour.until <= now) hour = { wrong: 0, until: now + HOUR_MS, byNetwork: new Map() };
      hour.wrong += 1;
      hour.byNetwork.set(network, (hour.byNetwork.get(network) ?? 0) + 1);
    },
    isCalm: (network) => {
      if (hour.until <= nowMs()) return true;
      const most = hour.wrong < perHour.untilStrict ? perHour.ofNetwork : 1;
      return hour.wrong < perHour.untilAll && (hour.byNetwork.get(network) ?? 0) < most;
    },
  };
};

const AT_ONCE = 2;
const MOST_WAITING = 32;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const MANY = 10_000;
