/** What the server takes before it says "too much". Each can be set anew where the server is built. */
import { limits as wire } from "#sync/wire.ts";
import type { BodyLimit } from "./read-json.ts";

/**
 * Wrong codes within an hour that found an invitation with tries left; no others could have been right. Past these, a
 * right code needs a coordinator's word, too. A class mistypes some ten so, and the whole country perhaps 200 in the hour
 * when the most people begin.
 */
export interface GuessBrake {
  /** Of one wide network (network.ts): its own phones need that word. */
  readonly ofNetwork: number;
  /** Of all together: a network with a single one needs it; a right code at a network's first try does not. */
  readonly untilStrict: number;
  /** Of all together: everybody needs it. */
  readonly untilAll: number;
}

export interface Limits {
  /**
   * In five minutes (NETWORK_MS), of one network (network.ts): a single address is no measure, for one IPv6 customer has
   * more of them than there are codes. A class of 180 people stands behind one address and signs in within minutes: all
   * of its right codes must pass, some typed twice.
   */
  readonly callsPerNetwork: number;
  /** The same, wrong codes alone: one in six of such a class mistypes, and for guessing eight a minute are hopeless. */
  readonly wrongCodesPerNetwork: number;
  /** Guesses at one invitation, from wherever they come: each costs a slow hash. */
  readonly guessesPerMinute: number;
  readonly guessesPerHour: GuessBrake;
  /** Per minute and session: each makes people or codes, which are slow to make. */
  readonly invitationsPerMinute: number;
  readonly rostersPerMinute: number;
  /** Per minute and session. */
  readonly syncsPerMinute: number;
  /** Each reads whole partitions; a phone needs one a week, and one more for each partition that differs. */
  readonly checksPerMinute: number;
  readonly readsPerMinute: number;
  /** How long the process may be late with its work before it sends new requests away (503). */
  readonly lateMs: number;
  /** A whole request must have arrived by then: the largest one over a link of 20 kbit/s. */
  readonly requestMs: number;
  readonly headerBytes: number;
}

export const defaultLimits: Limits = {
  callsPerNetwork: 300,
  wrongCodesPerNetwork: 40,
  guessesPerMinute: 20,
  guessesPerHour: { ofNetwork: 30, untilStrict: 300, untilAll: 600 },
  invitationsPerMinute: 20,
  rostersPerMinute: 12,
  syncsPerMinute: 120,
  checksPerMinute: 20,
  readsPerMinute: 60,
  lateMs: 1_000,
  requestMs: 120_000,
  headerBytes: 8_192,
};

/** The window of all that is counted by network. */
export const NETWORK_MS = 300_000;

export const smallBody: BodyLimit = { wire: 4_096, inflated: 4_096 };
/** 256 kB of CSV, with what JSON adds to it. */
export const rosterBody: BodyLimit = { wire: 327_680, inflated: 327_680 };
export const checkBody: BodyLimit = { wire: 32_768, inflated: 32_768 };
export const syncBody: BodyLimit = { wire: 262_144, inflated: wire.requestBytes };

/** Answers shorter than this go out as they are: an idle exchange would grow by being compressed. */
export const COMPRESS_FROM_BYTES = 1_024;
/** Seconds until an idle phone may ask again. */
export const IDLE_SECONDS = 900;
