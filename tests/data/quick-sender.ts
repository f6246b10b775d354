/** A sender whose runs are answered at once. */
import { createSender, type RunError, type Sender, type SenderDeps } from "#data/sender.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Synced } from "#sync/round.ts";

export const fine = ok({ nextSeconds: 900 });
export const offline = err({ type: "offline" } as const);

export const quickSender = (
  run: (onLeft: (left: number) => void) => Result<Synced, RunError>,
  deps: Partial<SenderDeps> = {},
): { readonly sender: Sender; readonly runs: () => number } => {
  let runs = 0;
  const sender = createSender({
    run: async (onLeft) => {
      runs += 1;
      return run(onLeft);
    },
    ...usual,
    ...deps,
  });
  return { sender, runs: () => runs };
};

export const usual: Omit<SenderDeps, "run"> = {
  exclusively: (work) => work(),
  somethingWaits: async () => true,
  isVisible: () => true,
  random: () => 0.5,
  elapsedMs: () => Date.now(),
};
