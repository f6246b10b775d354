import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSender } from "#data/sender.ts";
import { err } from "#domain/result.ts";
import type { SyncError } from "#sync/round.ts";
import { fine, offline, quickSender, usual } from "./quick-sender.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("[L1] the phone sends when there is a reason to", () => {
  test("a save during a run is sent right after it", async () => {
    const { sender, runs, finish } = slowSender();
    const first = sender.wake();
    const second = sender.wake();
    await finish();
    await finish();
    await Promise.all([first, second]);
    expect(runs()).toBe(2);
  });

  test("a save between the last run and the next tab's turn is sent, too", async () => {
    const holds: (() => void)[] = [];
    const { sender } = quickSender(() => fine, {
      exclusively: async (work) => {
        await work();
        await new Promise<void>((resolve) => holds.push(resolve));
      },
    });
    const first = sender.wake();
    await vi.waitFor(() => expect(holds).toHaveLength(1));
    const second = sender.nudge();
    holds[0]?.();
    await vi.waitFor(() => expect(holds).toHaveLength(2));
    holds[1]?.();
    await Promise.all([first, second]);
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

describe("[L2] after a failure the phone tries again by itself", () => {
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

describe("[L2] the server leads", () => {
  test("while it has asked for time, neither a save nor a look sends, and what waits goes right after", async () => {
    const answers = [err({ type: "busy", retryAfterSeconds: 60 } as const), fine, fine];
    const { sender, runs } = quickSender(() => answers.shift() ?? fine, { random: () => 0 });
    await sender.wake();
    sender.rest();
    await sender.nudge();
    await sender.look();
    await sender.nudge();
    expect(runs()).toBe(1);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs()).toBe(2);
    await sender.nudge();
    expect(runs()).toBe(3);
  });

  test("but a person who asks is not kept waiting", async () => {
    const { sender, runs } = quickSender(() => err({ type: "busy", retryAfterSeconds: 60 }));
    await sender.wake();
    await sender.wake();
    expect(runs()).toBe(2);
  });

  test("and out of sight no timer is set for it", async () => {
    const { sender } = quickSender(() => err({ type: "busy", retryAfterSeconds: 60 }), { isVisible: () => false });
    await sender.wake();
    await sender.nudge();
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("[L2] phones that failed together do not come back together", async () => {
  const waits: number[] = [];
  for (const random of [0, 0.25, 0.5, 0.75, 0.999]) {
    const { sender, runs } = quickSender(() => offline, { random: () => random });
    await sender.wake();
    const from = Date.now();
    while (runs() < 2) await vi.advanceTimersByTimeAsync(100);
    waits.push(Date.now() - from);
    sender.stop();
  }
  expect(Math.min(...waits)).toBeLessThan(5_500);
  expect(Math.max(...waits)).toBeGreaterThan(9_500);
  expect(new Set(waits).size).toBe(5);
});

test("a first download that broke off goes on by itself, although nothing waits on the phone", async () => {
  const lefts = [[400, 100]];
  const { sender, runs } = quickSender(
    (onLeft) => {
      for (const left of lefts.shift() ?? []) onLeft(left);
      return runs() === 1 ? offline : fine;
    },
    { somethingWaits: async () => false },
  );
  await sender.wake();
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(runs()).toBe(2);
  expect(vi.getTimerCount()).toBe(0);
});

test("[L6] how far a long download is only ever grows", async () => {
  const { sender } = quickSender((onLeft) => {
    for (const left of [1000, 750, 900, 500, 1200, 0]) onLeft(left);
    return fine;
  });
  const seen: number[] = [];
  sender.subscribe(() => {
    const state = sender.state();
    if (state.phase === "sending" && state.progress) seen.push(state.progress.done);
  });
  await sender.wake();
  expect(seen).toEqual([0, 0.25, 0.25, 0.5, 0.5, 1]);
});

test("[V1] a window of an older version stops sending and says so", async () => {
  const { sender, runs } = quickSender(() => err({ type: "outdated" }));
  await sender.wake();
  expect(sender.state()).toEqual({ phase: "outdated" });
  await sender.wake();
  await sender.nudge();
  expect(runs()).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
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
