/**
 * One field's values side by side, packed for the compressor: UUIDs become 22 letters, instants and the times inside
 * ids become steps. Used in both directions, so reading trusts nothing. Rule W6: docs/sync.md.
 */
import { own, type Body, type Json } from "#domain/json.ts";
import { err, ok, type Result } from "#domain/result.ts";

export type Column =
  /** `null`: this row lacks the field; `"!"`: it holds null. Texts as `packText` writes them. */
  | readonly Json[]
  /** Instants: the first in milliseconds since 1970, then the steps from one to the next. */
  | { readonly ms: readonly number[] }
  /** UUIDv7s: their times in the same way, and the 13 letters of each that follow the time and the version. */
  | { readonly v7: readonly number[]; readonly r: string };

type Value = Json | undefined;

/** Undefined: this row lacks the field. */
export const packColumn = (values: readonly Value[]): Column => packInstants(values) ?? values.map(packValue);

/** The rows' own ids, each its own: unlike ids that others refer to, their times rise, and are near those of the rows. */
export const packIds = (ids: readonly string[]): Column => {
  if (ids.length === 0 || !ids.every((id) => UUID_V7.test(id))) return packColumn(ids);
  const hex = ids.map((id) => id.replaceAll("-", ""));
  return {
    v7: differences(hex.map((digits) => Number.parseInt(digits.slice(0, 12), 16))),
    r: hex.map((digits) => toLetters(`${digits.slice(13)}00`).slice(0, TAIL)).join(""),
  };
};

/** How many values a column holds; null when it is none. */
export const lengthOf = (column: unknown): number | null => {
  const values = isObject(column) ? (own(column, "ms") ?? own(column, "v7")) : column;
  return Array.isArray(values) ? values.length : null;
};

/** Null unless it is a column of exactly so many values. Allocates no more than the column itself holds. */
export const unpackColumn = (column: unknown, length: number): readonly Value[] | null => {
  if (lengthOf(column) !== length) return null;
  // It came out of a JSON parser.
  if (!isObject(column)) return (column as Json[]).map(unpackValue);
  const ms = own(column, "ms");
  return ms === undefined ? unpackIds(own(column, "v7"), own(column, "r")) : unpackInstants(ms);
};

/** Fields of several rows, each field a column. */
export const toColumns = (bodies: readonly Body[]): Readonly<Record<string, Column>> => {
  const fields = new Set(bodies.flatMap((body) => Object.keys(body)));
  // Object.fromEntries, here and below: a field named `__proto__` must become a plain key.
  return Object.fromEntries([...fields].map((field) => [field, packColumn(bodies.map((body) => own(body, field)))]));
};

/** Fails with the name of a field that is no column of exactly so many values. */
export const fromColumns = (fields: Readonly<Record<string, unknown>>, length: number): Result<Body[], string> => {
  const bodies = Array.from({ length }, (): [string, Json][] => []);
  for (const [field, column] of Object.entries(fields)) {
    const values = unpackColumn(column, length);
    if (values === null) return err(field);
    values.forEach((value, at) => value !== undefined && bodies[at]?.push([field, value]));
  }
  return ok(bodies.map((entries) => Object.fromEntries(entries)));
};

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const differences = (numbers: readonly number[]): number[] => numbers.map((n, at) => n - (numbers[at - 1] ?? 0));
export const sums = (steps: readonly number[]): number[] => {
  let total = 0;
  return steps.map((step) => (total += step));
};

const packInstants = (values: readonly Value[]): Column | null => {
  const times = values.map((value) => (typeof value === "string" ? Date.parse(value) : Number.NaN));
  if (times.length === 0 || !times.every((ms, at) => isTime(ms) && new Date(ms).toISOString() === values[at]))
    return null;
  const ms = differences(times);
  // From the first year that a date can have to the last, a step is too long to be exact.
  return ms.every(Number.isSafeInteger) ? { ms } : null;
};

const unpackInstants = (steps: unknown): string[] | null =>
  timesIn(steps, isTime)?.map((ms) => new Date(ms).toISOString()) ?? null;

const unpackIds = (steps: unknown, tails: unknown): string[] | null => {
  const times = timesIn(steps, (ms) => ms >= 0 && ms < 2 ** 48);
  if (times === null || typeof tails !== "string" || tails.length !== times.length * TAIL || !LETTERS.test(tails))
    return null;
  return times.map((ms, at) => {
    const tail = fromLetters(`${tails.slice(at * TAIL, (at + 1) * TAIL)}A`);
    return withDashes(`${ms.toString(16).padStart(12, "0")}7${tail.slice(0, 19)}`);
  });
};

const timesIn = (steps: unknown, isAllowed: (ms: number) => boolean): number[] | null => {
  if (!Array.isArray(steps) || !steps.every((step): step is number => Number.isSafeInteger(step))) return null;
  const times = sums(steps);
  return times.every(isAllowed) ? times : null;
};

const isTime = (ms: number): boolean => Math.abs(ms) <= 8.64e15;

const packValue = (value: Value): Json => {
  if (value === undefined) return null;
  if (value === null) return "!";
  return typeof value === "string" ? packText(value) : value;
};
const unpackValue = (packed: Json): Value => {
  if (packed === null) return undefined;
  if (packed === "!") return null;
  return typeof packed === "string" ? unpackText(packed) : packed;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LETTERS = /^[\w-]*$/;
/** Letters that hold the 19 digits of a UUIDv7 after its time and version. */
const TAIL = 13;

// "!" marks a packed UUID; a text that begins with "!" gets a second one.
const packText = (text: string): string => {
  if (text.startsWith("!")) return `!${text}`;
  return UUID.test(text) ? `!${toLetters(`${text.replaceAll("-", "")}0`)}` : text;
};

const unpackText = (text: string): string => {
  if (!text.startsWith("!")) return text;
  if (text.startsWith("!!") || text.length !== 23) return text.slice(1);
  return withDashes(fromLetters(text.slice(1)).slice(0, 32));
};

const withDashes = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES: ReadonlyMap<string, number> = new Map(DIGITS.split("").map((digit, value) => [digit, value]));

/** Three hexadecimal digits in two letters. */
const toLetters = (hex: string): string =>
  hex.replace(/.../g, (three) => {
    const bits = Number.parseInt(three, 16);
    return `${DIGITS[bits >> 6]}${DIGITS[bits & 63]}`;
  });

const fromLetters = (letters: string): string =>
  letters.replace(/../g, (two) => {
    const bits = ((VALUES.get(two[0] ?? "") ?? 0) << 6) | (VALUES.get(two[1] ?? "") ?? 0);
    return bits.toString(16).padStart(3, "0");
  });
