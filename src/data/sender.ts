/**
 * Sends when there is something to send or a reason to look: after a save, when the signal or the person comes back.
 * No timer runs while nothing waits or the app is hidden. Rule O3 and the reasons for back-off: docs/sync.md.
 */
import type { Result } from "#domain/result.ts";
import type { SyncError, Synced } from "#sync/round.ts";

/** What the sender is doing, for the chip in the corner of every screen. */
export type SenderState =
  { readonly phase: "quiet" } | { readonly phase: "sending" } | { readonly phase: "failed"; readonly error: SyncError };

export interface SenderDeps {
  /** One whole run: `syncAll` with its storage and network. */
  readonly run: () => Promise<Result<Synced, SyncError>>;
  /** Runs `work` alone among all tabs of this account; what a second tab wakes waits for its turn. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly somethingWaits: () => Promise<boolean>;
  readonly isVisible: () => boolean;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Milliseconds that only grow: the phone's clock may be set back by a year. */
  readonly elapsedMs: () => number;
}

export interface Sender {
  /** Sends now, or right after the run that is under way. Resolves when that run has ended. */
  readonly wake: () => Promise<void>;
  /** The person came back to the app: looks for news if the last look is old enough or something waits. */
  readonly look: () => Promise<void>;
  readonly state: () => SenderState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The app went out of sight: no timer stays behind. */
  readonly rest: () => void;
  /** For good: nothing is sent any more. */
  readonly stop: () => void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export const createSender = (deps: SenderDeps): Sender => {
  const listeners = new Set<() => void>();
  let state: SenderState = { phase: "quiet" };
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lookAgainAtMs = 0;

  const show = (next: SenderState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const runOnce = async (): Promise<void> => {
    clearTimeout(retry);
    show({ phase: "sending" });
    const result = await deps.run();
    if (result.ok) {
      failures = 0;
      lookAgainAtMs = deps.elapsedMs() + result.value.nextSeconds * 1000;
      show({ phase: "quiet" });
    } else {
      failures++;
      show({ phase: "failed", error: result.error });
      if (deps.isVisible() && (await deps.somethingWaits())) scheduleRetry(result.error);
    }
  };

  // Full jitter: a village whose mast comes back must not send all at the same second.
  const scheduleRetry = (error: SyncError): void => {
    if (error.type === "signedOut" || error.type === "refused") return;
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    const least = error.type === "busy" ? error.retryAfterSeconds * 1000 : 1_000;
    clearTimeout(retry);
    retry = setTimeout(() => void wake(), least + deps.random() * longest);
  };

  const wake = async (): Promise<void> => {
    if (stopped) return;
    if (running) {
      again = true;
      return running;
    }
    running = deps.exclusively(async () => {
      do {
        again = false;
        await runOnce();
      } while (again);
    });
    try {
      await running;
    } finally {
      running = null;
    }
  };

  return {
    wake,
    look: async () => {
      if (deps.elapsedMs() >= lookAgainAtMs || (await deps.somethingWaits())) await wake();
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rest: () => clearTimeout(retry),
    stop: () => {
      clearTimeout(retry);
      stopped = true;
    },
  };
};
