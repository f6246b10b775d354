import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSender, type Sender, type SenderDeps } from "#data/sender.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { SyncError, Synced } from "#sync/round.ts";

const fine = ok({ nextSeconds: 900 });
const offline = err({ type: "offline" } as const);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("[O3] the phone sends when there is a reason to", () => {
  test("a save during a run is sent right after it", async () => {
    const { sender, runs, finish } = slowSender();
    const first = sender.wake();
    const second = sender.wake();
    await finish();
    await finish();
    await Promise.all([first, second]);
    expect(runs()).toBe(2);
  });

  test("coming back to the app looks for news only when the last look is old, or something waits", async () => {
    const state = { waits: false };
    const { sender, runs } = quickSender(() => fine, { somethingWaits: async () => state.waits });
    await sender.look();
    expect(runs()).toBe(1);
    await sender.look();
    expect(runs()).toBe(1);
    state.waits = true;
    await sender.look();
    expect(runs()).toBe(2);
    state.waits = false;
    await vi.advanceTimersByTimeAsync(900_000);
    await sender.look();
    expect(runs()).toBe(3);
  });

  test("no timer runs while nothing waits, or out of sight", async () => {
    const nothing = quickSender(() => offline, { somethingWaits: async () => false });
    await nothing.sender.wake();
    expect(vi.getTimerCount()).toBe(0);
    const hidden = quickSender(() => offline, { isVisible: () => false });
    await hidden.sender.wake();
    expect(vi.getTimerCount()).toBe(0);
    const resting = quickSender(() => offline);
    await resting.sender.wake();
    expect(vi.getTimerCount()).toBe(1);
    resting.sender.rest();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("after a failure the phone tries again by itself", () => {
  test("later and later, never more than about a quarter of an hour apart", async () => {
    const { sender, runs } = quickSender(() => offline, { random: () => 0.999 });
    await sender.wake();
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const [before, from] = [runs(), Date.now()];
      while (runs() === before) await vi.advanceTimersByTimeAsync(1_000);
      waits.push(Date.now() - from);
    }
    const growing = waits.slice(0, 8);
    expect(growing).toEqual(growing.toSorted((a, b) => a - b));
    expect(waits[0]).toBeLessThan(15_000);
    expect(Math.max(...waits)).toBeLessThan(16 * 60_000);
  });

  test("not before a busy server wants it", async () => {
    const { sender, runs } = quickSender(() => err({ type: "busy", retryAfterSeconds: 60 }), { random: () => 0 });
    await sender.wake();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(runs()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs()).toBe(2);
  });

  test.each<SyncError>([{ type: "signedOut" }, { type: "refused", code: "field" }])(
    "but not where only a person can help: $type",
    async (error) => {
      const { sender } = quickSender(() => err(error));
      await sender.wake();
      expect(vi.getTimerCount()).toBe(0);
      expect(sender.state()).toEqual({ phase: "failed", error });
    },
  );
});

test("screens are told of every change of state", async () => {
  const { sender } = quickSender(() => fine);
  const seen: string[] = [];
  const stop = sender.subscribe(() => seen.push(sender.state().phase));
  await sender.wake();
  stop();
  await sender.wake();
  expect(seen).toEqual(["sending", "quiet"]);
});

const quickSender = (
  run: () => Result<Synced, SyncError>,
  deps: Partial<SenderDeps> = {},
): { readonly sender: Sender; readonly runs: () => number } => {
  let runs = 0;
  const sender = createSender({
    run: async () => {
      runs += 1;
      return run();
    },
    ...usual,
    ...deps,
  });
  return { sender, runs: () => runs };
};

/** Its runs end one at a time, when the test says so. */
const slowSender = () => {
  let runs = 0;
  const ends: (() => void)[] = [];
  const sender = createSender({
    run: async () => {
      runs += 1;
      await new Promise<void>((resolve) => ends.push(resolve));
      return fine;
    },
    ...usual,
  });
  const finish = async (): Promise<void> => {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(0));
    ends.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sender, runs: () => runs, finish };
};

const usual: Omit<SenderDeps, "run"> = {
  exclusively: (work) => work(),
  somethingWaits: async () => true,
  isVisible: () => true,
  random: () => 0.5,
  elapsedMs: () => Date.now(),
};
