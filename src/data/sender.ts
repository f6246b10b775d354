/**
 * Sends when there is something to send or a reason to look: after a save, when the signal or the person comes back.
 * No timer runs while nothing waits or the app is hidden. What the browser says about the signal is a reason to try and
 * never a reason not to. Rule O3 and the reasons for back-off: docs/sync.md.
 */
import type { Result } from "#domain/result.ts";
import type { SyncError, Synced } from "#sync/round.ts";

/** What the sender is doing, for the chip in the corner of every screen. */
export type SenderState =
  | { readonly phase: "quiet" }
  /** `done`: 0 to 1, and never less than before in the same run; absent while one exchange may be all there is. */
  | { readonly phase: "sending"; readonly progress?: { readonly done: number } }
  | { readonly phase: "failed"; readonly error: SyncError }
  /** A newer version of the app has taken the database over: this window sends nothing until it is loaded again. */
  | { readonly phase: "outdated" };

export type RunError = SyncError | { readonly type: "outdated" };

export interface SenderDeps {
  /** One whole run: `syncAll` with its storage and network. `onLeft`: numbers that are still to be looked through. */
  readonly run: (onLeft: (left: number) => void) => Promise<Result<Synced, RunError>>;
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
  /** Sends now, or right after the run that is under way: the person asked. Resolves when that run has ended. */
  readonly wake: () => Promise<void>;
  /** Something waits: sends now, unless the server has asked for more time. */
  readonly nudge: () => Promise<void>;
  /** The signal is back: sends now, but after a failure only once before the next try of its own. */
  readonly signalIsBack: () => Promise<void>;
  /** The browser believes that it is worth a look. It may believe so all the time, so after a failure the wait stands. */
  readonly called: () => Promise<void>;
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
  let notBeforeMs = 0;
  /** What the browser believes cuts no wait short before this. */
  let calmUntilMs = 0;
  let hasCutShort = false;

  const show = (next: SenderState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const rest = (): void => {
    clearTimeout(retry);
    retry = undefined;
  };
  const stop = (): void => {
    rest();
    again = false;
    stopped = true;
  };

  const runOnce = async (): Promise<void> => {
    rest();
    show({ phase: "sending" });
    const progress = createProgress();
    const result = await deps.run((left) => show({ phase: "sending", progress: progress.at(left) }));
    if (result.ok) {
      failures = 0;
      calmUntilMs = 0;
      hasCutShort = false;
      lookAgainAtMs = deps.elapsedMs() + result.value.nextSeconds * 1000;
      show({ phase: "quiet" });
    } else if (result.error.type === "outdated") {
      stop();
      show({ phase: "outdated" });
    } else {
      failures++;
      show({ phase: "failed", error: result.error });
      const waitMs = waitAfter(result.error);
      calmUntilMs = deps.elapsedMs() + waitMs;
      if (result.error.type === "busy") notBeforeMs = deps.elapsedMs() + result.error.retryAfterSeconds * 1000;
      if (isForPeople(result.error) || !deps.isVisible()) return;
      if (progress.isUnfinished() || (await deps.somethingWaits())) wakeIn(waitMs);
    }
  };

  // Half of it is chance: a village whose mast comes back must not send all at the same second. The other half is not:
  // each try costs battery and prepaid data.
  const waitAfter = (error: SyncError): number => {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    if (error.type === "busy") return error.retryAfterSeconds * 1000 + deps.random() * longest;
    return ((1 + deps.random()) * longest) / 2;
  };
  const wakeIn = (ms: number): void => {
    rest();
    retry = setTimeout(() => {
      hasCutShort = false;
      void wake();
    }, ms);
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
    // Asked for after the last run had ended and before the others were let in: nobody else would send it.
    if (again) await wake();
  };

  const nudge = async (): Promise<void> => {
    const holdMs = notBeforeMs - deps.elapsedMs();
    if (holdMs <= 0) await wake();
    else if (retry === undefined && !stopped && deps.isVisible()) wakeIn(holdMs + deps.random() * FIRST_WAIT_MS);
  };

  const look = async (): Promise<void> => {
    if (deps.elapsedMs() >= lookAgainAtMs || (await deps.somethingWaits())) await nudge();
  };
  const called = async (): Promise<void> => {
    // A call during a run is about the same signal as the run.
    if (!running && deps.elapsedMs() >= calmUntilMs) await look();
  };

  return {
    wake,
    nudge,
    signalIsBack: async () => {
      if (hasCutShort) return called();
      hasCutShort = failures > 0;
      await nudge();
    },
    called,
    look,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rest,
    stop,
  };
};

const isForPeople = ({ type }: SyncError): boolean => type === "signedOut" || type === "revoked" || type === "refused";

/** How far a run of several pages is. More can come to be left while it runs: what is done never goes back for that. */
const createProgress = () => {
  let most = 0;
  let done = 0;
  let last = 0;
  return {
    at: (left: number): { readonly done: number } => {
      most = Math.max(most, left);
      last = left;
      done = Math.max(done, most === 0 ? 0 : 1 - left / most);
      return { done };
    },
    isUnfinished: () => last > 0,
  };
};
