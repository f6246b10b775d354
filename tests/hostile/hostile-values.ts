/** Values that no field expects. Some cannot be made in JavaScript: they stand as words, and become JSON in `asJson`. */
import type { Chance } from "#tests/simulation/chance.ts";
import { hostileStrings } from "./hostile-strings.ts";

const raw = new Map<string, string>([
  ["<1e999>", "1e999"],
  ["<-1e999>", "-1e999"],
  ["<400 digits>", `1${"0".repeat(400)}`],
  ["<deep list>", `${"[".repeat(40)}${"]".repeat(40)}`],
  ["<deep object>", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`],
  ["<just deep enough>", `${"[".repeat(20)}${"]".repeat(20)}`],
  ["<key twice>", '{"a":1,"a":{"b":2}}'],
  ["<no JSON>", "undefined"],
  ["<single quotes>", "'a'"],
  ["<lone half>", String.raw`"\ud800"`],
]);

/** Seldom among the others: a request with one of them is refused whole, and shows nothing about the rest. */
const rawNames = [...raw.keys()];

const prototypes = [
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"toString":1,"valueOf":1,"toJSON":1,"then":1}',
  '{"length":-1}',
  '{"0":"a","length":1}',
].map((text): unknown => JSON.parse(text));

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 40,
  2 ** 53,
  2 ** 63,
  "",
  [],
  {},
  [null],
  [[]],
  [{}],
  { a: null },
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "2026-02-31",
  "2026-02-31T00:00:00+07",
  "2569-11-22",
  "98010101",
  "98990101",
  "t:980101",
  ["a", 1, null],
  "x".repeat(5_000),
  "ก".repeat(20_000),
  Array.from({ length: 1_000 }, (_, at) => at),
  Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, at])),
];

export const oddValue = (chance: Chance): unknown => {
  if (chance.happens(0.04)) return chance.pick(rawNames);
  if (chance.happens(0.3)) return chance.pick(hostileStrings);
  return chance.pick(chance.happens(0.15) ? prototypes : odd);
};

const oddKeys = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  " ",
  "a.b",
  "0",
  "length",
  "\0",
  "\ud800",
];
export const oddKey = (chance: Chance): string => chance.pick(chance.happens(0.5) ? oddKeys : hostileStrings);

/** `object` with this key of its own, also where the key is `__proto__`. */
export const withKey = (object: object, key: string, value: unknown): object =>
  Object.fromEntries([...Object.entries(object), [key, value]]);

/** JSON text, with the words above as what they stand for. */
export const asJson = (value: unknown): string =>
  JSON.stringify(value ?? null).replaceAll(/"(<[^"<>\\]+>)"(?!:)/gu, (found, name: string) => raw.get(name) ?? found);
