import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likelyNow, type Exchange } from "#domain/likely-now.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The exchange, in true time. */
const then = Date.parse("2026-11-22T02:00:00Z");

/** What a phone remembers that was `offMs` ahead of the true time at the exchange. */
const exchangeWith = (offMs: number): Exchange => ({ at: new Date(then + offMs).toISOString(), serverAheadMs: -offMs });

describe("[M3] a wrong clock is seen through", () => {
  test.each([
    ["a year behind", -365 * DAY],
    ["a year ahead", 365 * DAY],
    ["seven hours ahead, a time zone that was set by hand", 7 * 60 * MINUTE],
    ["in the year 1970", -then],
  ])("%s", (_what, off) => {
    for (const later of [0, MINUTE, DAY, 30 * DAY])
      expect(likelyNow(then + later + off, exchangeWith(off))).toBe(then + later);
  });

  test.each([
    ["from a year behind", -365 * DAY],
    ["from a year ahead", 365 * DAY],
  ])("and believed again once somebody has put it right %s", (_what, off) => {
    for (const later of [MINUTE, DAY, 30 * DAY]) expect(likelyNow(then + later, exchangeWith(off))).toBe(then + later);
  });

  test("a clock that was right and was put back after the exchange tells at least that it is later than the exchange", () => {
    const slow = exchangeWith(-10 * MINUTE);
    expect(likelyNow(then - 400 * DAY, slow)).toBe(then);
  });
});

describe("a clock that is right enough is left alone", () => {
  test("before the first exchange", () => {
    expect(likelyNow(then, null)).toBe(then);
  });

  test("when it was less than two minutes off", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -119_999, max: 119_999 }),
        fc.integer({ min: 0, max: 1000 * DAY }),
        (off, later) => {
          expect(likelyNow(then + later, exchangeWith(off))).toBe(then + later);
        },
      ),
    );
  });
});

test("[M3] a clock that was right and was set back by years since cannot be earlier than the last exchange", () => {
  for (const back of [DAY, 800 * DAY]) expect(likelyNow(then - back, exchangeWith(1_000))).toBe(then);
  expect(likelyNow(then - MINUTE, exchangeWith(1_000))).toBe(then - MINUTE);
});

test("[M3] while the clock runs on as it was, the likely time is the true one, however wrong it was", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -40 * 365 * DAY, max: 40 * 365 * DAY }).filter((off) => Math.abs(off) >= 2 * MINUTE),
      fc.integer({ min: 0, max: 90 * DAY }),
      (off, later) => {
        const likely = likelyNow(then + later + off, exchangeWith(off));
        // A clock that is behind by less than the time since cannot be told from one that was put right.
        const isPlain = off > 0 || -off > later + 5 * MINUTE;
        expect(isPlain ? [then + later] : [then + later, then + later + off]).toContain(likely);
      },
    ),
  );
});
