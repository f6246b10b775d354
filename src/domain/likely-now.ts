/**
 * What time it probably is on a phone whose clock may be wrong by years. Used for what people read and for the days of
 * their work; nothing is ever put in order by it (docs/sync.md, M3).
 */

/** The last exchange: when by the phone's clock (ISO instant), and the server's clock less the phone's, in ms. */
export interface Exchange {
  readonly at: string;
  readonly serverAheadMs: number;
}

/** A clock this little off is as good as the link that measured it. */
const IGNORED_MS = 2 * 60_000;
/** A clock that runs a little slow may stand just before the exchange. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * `rawMs`: the phone's clock, ms since 1970. Somebody may have put the clock right since the exchange, or wrong: of the
 * clock as it stands and the clock as the server would correct it, the likely one puts less time, and none below zero,
 * between the exchange and now.
 */
export const likelyNow = (rawMs: number, exchange: Exchange | null): number => {
  if (exchange === null) return rawMs;
  const exchangedMs = Date.parse(exchange.at) + exchange.serverAheadMs;
  // A clock that was right enough, and says now that the exchange has yet to come, was set wrong since.
  if (Math.abs(exchange.serverAheadMs) < IGNORED_MS) return rawMs < exchangedMs - TOLERANCE_MS ? exchangedMs : rawMs;
  const correctedMs = rawMs + exchange.serverAheadMs;
  const [since, sinceCorrected] = [rawMs - exchangedMs, correctedMs - exchangedMs];
  const [isPossible, isCorrectedPossible] = [since >= -TOLERANCE_MS, sinceCorrected >= -TOLERANCE_MS];
  if (isPossible && isCorrectedPossible) return since <= sinceCorrected ? rawMs : correctedMs;
  // Neither fits: the clock was changed to another wrong time, and nothing is known of it but that it is later now.
  if (!isPossible && !isCorrectedPossible) return exchangedMs;
  return isPossible ? rawMs : correctedMs;
};
