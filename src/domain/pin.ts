/** The six digits that unlock a phone. They stop whoever holds the phone for a while, and say so little that each try counts. */
export const PIN_DIGITS = 6;

/** Null for a PIN that may be used. Weak ones are what people try first on somebody else's phone. */
export const weaknessOf = (pin: string): "length" | "easy" | null => {
  if (!/^\d{6}$/u.test(pin)) return "length";
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  const isRun = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? -1);
  const [a = "", b = "", c = ""] = pin.match(/../gu) ?? [];
  const isRepeated = (a === b && b === c) || pin.slice(0, 3) === pin.slice(3);
  const isPairs = a[0] === a[1] && b[0] === b[1] && c[0] === c[1];
  const isMirror = pin === Array.from(pin).reverse().join("");
  return isRun || isRepeated || isPairs || isMirror || isYear(pin) || wellKnown.has(pin) ? "easy" : null;
};

// A birthday as ddmmyy stays allowed: refusing dates would refuse a third of all PINs that people remember.
const isYear = (pin: string): boolean => /^(?:24|25|19|20)\d\d(?:00|25|19|20)$/u.test(pin);

/** Rows and columns of the pad, and what lists of leaked PINs begin with. */
const wellKnown: ReadonlySet<string> = new Set([
  "147258",
  "258369",
  "147369",
  "159753",
  "159357",
  "123654",
  "123321",
  "112233",
  "121314",
  "102030",
  "246810",
  "135790",
  "987321",
  "789456",
  "456123",
  "741852",
  "852963",
  "963852",
  "520131",
  "199999",
]);

/** Seconds to wait after this many wrong tries in a row. */
export const waitAfter = (wrongTries: number): number => WAITS[Math.min(wrongTries, WAITS.length - 1)] ?? 0;

/** Four tries for slips of the finger, then longer and longer. */
const WAITS = [0, 0, 0, 0, 0, 30, 60, 300, 900, 1800];

/** At this many the phone forgets its key. Unsent work stays, sealed to the server. */
export const MOST_TRIES = 10;
