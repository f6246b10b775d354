import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_TRIES, waitAfter, weaknessOf } from "#domain/pin.ts";

test.each([
  "000000",
  "111111",
  "123456",
  "654321",
  "890123",
  "121212",
  "123123",
  "112233",
  "123321",
  "147258",
  "250000",
  "196725",
])("nobody can lock their phone with %s, which a stranger tries first", (pin) => {
  expect(weaknessOf(pin)).toBe("easy");
});

test.each(["280459", "730164", "918273", "405162"])("a person may lock their phone with %s", (pin) => {
  expect(weaknessOf(pin)).toBeNull();
});

test("a PIN has six digits and nothing else", () => {
  for (const pin of ["", "12345", "1234567", "28045a", "๒๘๐๔๕๙"]) expect(weaknessOf(pin)).toBe("length");
});

test("few PINs are refused: a person who takes one at random hardly ever meets the rule", () => {
  const all = Array.from({ length: 10_000 }, (_none, at) => String(at * 100 + (at % 97)).padStart(6, "0"));
  expect(all.filter((pin) => weaknessOf(pin) !== null).length).toBeLessThan(all.length * 0.02);
});

test("each further wrong try waits at least as long as the one before, up to the last", () => {
  fc.assert(fc.property(fc.nat(MOST_TRIES - 1), (tries) => waitAfter(tries + 1) >= waitAfter(tries)));
  expect(waitAfter(4)).toBe(0);
  expect(waitAfter(MOST_TRIES - 1)).toBeGreaterThanOrEqual(1_800);
});
