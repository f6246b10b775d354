/** Small deterministic randomness: the same numbers give the same stream on every machine, for ever. */
export interface Random {
  /** From 0 (included) to 1 (not included). */
  readonly next: () => number;
  /** A whole number from `min` to `max`, both included. */
  readonly whole: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <const Item>(items: readonly [Item, ...Item[]]) => Item;
  /** A UUIDv7 whose time is `at`, an ISO instant. */
  readonly id: (at: string) => string;
}

/**
 * sfc32 with the three numbers as its state. Its 128 bits keep the streams of 75,000 villages apart; a generator seeded
 * with one 32-bit number would give two of them the same stream, and so the same ids.
 */
export const createRandom = (seed: number, stream: number, index: number): Random => {
  let a = seed | 0;
  let b = stream | 0;
  let c = index | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) bits();
  const next = (): number => bits() / 0x1_0000_0000;
  const whole = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    id: (at) => uuidV7(Date.parse(at), bits(), bits(), bits()),
  };
};

/** RFC 9562: 48 bits of milliseconds, the version, 12 random bits, the variant, 62 random bits. */
const uuidV7 = (milliseconds: number, one: number, two: number, three: number): string => {
  const time = milliseconds.toString(16).padStart(12, "0");
  const version = (0x7000 | (one & 0xfff)).toString(16);
  const variant = (0x8000 | ((one >>> 12) & 0x3fff)).toString(16);
  const tail = hex(two) + hex(three).slice(0, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`;
};

const hex = (bits: number): string => bits.toString(16).padStart(8, "0");
