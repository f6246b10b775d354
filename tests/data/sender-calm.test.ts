import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fine, offline, quickSender } from "./quick-sender.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("[L2] a browser that is wrong about the signal costs neither battery nor data", () => {
  /** As Chromium does with its own offline switch on: each failure is answered with a call, at once. */
  const calledAtEachFailure = (how: "called" | "signalIsBack", random: number) => {
    const quick = quickSender(() => offline, { random: () => random });
    quick.sender.subscribe(() => {
      if (quick.sender.state().phase === "failed") setTimeout(() => void quick.sender[how]());
    });
    return quick;
  };

  test.each([
    ["called", 0],
    ["called", 0.999],
    ["signalIsBack", 0],
    ["signalIsBack", 0.999],
  ] as const)("%s at each failure: at most 6 tries in the first minute, 12 in ten, chance %s", async (how, random) => {
    const { sender, runs } = calledAtEachFailure(how, random);
    await sender.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs()).toBeLessThanOrEqual(6);
    await vi.advanceTimersByTimeAsync(540_000);
    expect(runs()).toBeLessThanOrEqual(12);
  });

  test("a signal that comes back is tried at once, and one that flaps only once for each wait", async () => {
    const { sender, runs } = quickSender(() => offline);
    await sender.wake();
    for (let turn = 0; turn < 50; turn += 1) await sender.signalIsBack();
    expect(runs()).toBe(2);
  });

  test("after the first failure nothing is tried for 5 seconds, unless a person asks", async () => {
    const { sender, runs } = quickSender(() => offline, { random: () => 0 });
    await sender.wake();
    await vi.advanceTimersByTimeAsync(4_900);
    await sender.called();
    expect(runs()).toBe(1);
    await sender.look();
    await sender.wake();
    expect(runs()).toBe(3);
  });

  test("a call when all is well looks at once", async () => {
    const { sender, runs } = quickSender(() => fine);
    await sender.wake();
    await sender.called();
    expect(runs()).toBe(2);
  });
});
