/** For tests that ask a server far more than anybody does. */
import type { Limits } from "#server/limits.ts";

const many = 1e9;
export const noLimits = {
  callsPerNetwork: many,
  wrongCodesPerNetwork: many,
  guessesPerMinute: many,
  invitationsPerMinute: many,
  rostersPerMinute: many,
  syncsPerMinute: many,
  checksPerMinute: many,
  readsPerMinute: many,
} satisfies Partial<Limits>;
