/** Calls of every route of the table that nobody's phone makes: from a right question, with some of it broken. */
import { gzipSync } from "node:zlib";
import { routes } from "#server/routes.ts";
import { questionAt, type Overheard, type Question } from "#tests/leaks/questions.ts";
import type { Chance } from "#tests/simulation/chance.ts";
import { hostileStrings } from "./hostile-strings.ts";
import { asJson, oddKey, oddValue, withKey } from "./hostile-values.ts";

export interface Call {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** `route`: as the table names it. Throws for a route that `tests/leaks/questions.ts` has no question for. */
export const brokenCall = (
  at: number,
  chance: Chance,
  from: Omit<Overheard, "pick">,
): { readonly route: string; readonly call: Call } => {
  const right = questionAt(at % routes.length, { ...from, pick: chance.pick });
  const route = `${right.method} ${right.url.split("?", 1)[0]}`;
  const url = chance.happens(0.2) ? `${right.url.split("?", 1)[0]}${oddQuery(chance)}` : right.url;
  const asked = { ...right, url: url.replace(":pack", () => encoded(chance.pick(hostileStrings))) };
  const call = asked.method === "GET" ? { headers: {} } : withOddBody(asked, chance);
  const headers = { ...call.headers, ...(chance.happens(0.2) && chance.pick(oddHeaders)(chance)) };
  const { payload } = call;
  return { route, call: { method: asked.method, url: asked.url, headers, ...(payload !== undefined && { payload }) } };
};

const JSON_TYPE = { "content-type": "application/json" };

const withOddBody = (asked: Question, chance: Chance): Omit<Call, "method" | "url"> => {
  const payload = chance.pick(bodies)(asked.payload ?? {}, chance);
  if (chance.happens(0.05)) return { payload: asJson(payload), headers: { "content-type": chance.pick(oddTypes) } };
  if (chance.happens(0.08)) return { payload: chance.pick(oddTexts)(asJson(payload)), headers: JSON_TYPE };
  if (chance.happens(0.08)) return chance.pick(packed)(asJson(payload));
  return { payload: asJson(payload), headers: JSON_TYPE };
};

type Bend = (payload: object, chance: Chance) => unknown;

const bodies: readonly Bend[] = [
  (payload, chance) => changed(payload, chance, () => oddValue(chance)),
  (payload, chance) => changed(payload, chance, () => oddValue(chance)),
  (payload, chance) => changed(payload, chance, () => chance.pick(hostileStrings)),
  (payload, chance) => changed(payload, chance, () => chance.pick(hostileStrings)),
  (payload, chance) => changed(payload, chance, (value) => [value]),
  (payload, chance) => changed(payload, chance, (value) => `${String(value)}${chance.pick(hostileStrings)}`),
  (payload, chance) => withKey(payload, oddKey(chance), oddValue(chance)),
  (payload, chance) => Object.fromEntries(Object.entries(payload).filter(() => chance.happens(0.6))),
  (payload) => [payload],
  (payload) => JSON.stringify(payload),
  (_payload, chance) => oddValue(chance),
  (payload) => payload,
];

const changed = (payload: object, chance: Chance, to: (value: unknown) => unknown): object => {
  const keys = Object.keys(payload);
  const key = keys.length > 0 ? chance.pick(keys) : oddKey(chance);
  return withKey(payload, key, to(Reflect.get(payload, key)));
};

const oddTypes = [
  "text/plain",
  "text/html",
  "application/xml",
  "multipart/form-data; boundary=x",
  "",
  "application/json; charset=utf-16",
  "application/json, text/html",
  "application/problem+json",
  "x".repeat(2_000),
];

const oddTexts: readonly ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, text.length / 2),
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('"', "'"),
  (text) => `${text.slice(0, -1)},}`,
  (text) => `//\n${text}`,
  (text) => text.replace("{", '{"a":1e999,'),
  () => "",
  () => "\0",
  () => "[".repeat(3_000),
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  (text) => Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
  (text) => text.replace("{", `{"pad":"${"x".repeat(400_000)}",`),
];

/** Zeros that the server must stop reading long before their end. */
const bomb = gzipSync(Buffer.alloc(8_000_000));
const packed: readonly ((text: string) => Omit<Call, "method" | "url">)[] = [
  (text) => ({ payload: gzipSync(text), headers: { ...JSON_TYPE, "content-encoding": "gzip" } }),
  (text) => ({ payload: text, headers: { ...JSON_TYPE, "content-encoding": "gzip" } }),
  (text) => ({ payload: gzipSync(text).subarray(0, -9), headers: { ...JSON_TYPE, "content-encoding": "gzip" } }),
  (text) => ({ payload: gzipSync(gzipSync(text)), headers: { ...JSON_TYPE, "content-encoding": "gzip, gzip" } }),
  (text) => ({ payload: text, headers: { ...JSON_TYPE, "content-encoding": "br" } }),
  (text) => ({ payload: text, headers: { ...JSON_TYPE, "content-encoding": "<script>" } }),
  () => ({ payload: bomb, headers: { ...JSON_TYPE, "content-encoding": "gzip" } }),
];

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed().slice(0, 500));
const keys = ["area", "userId", "parts", "__proto__", "constructor", "area[]", "area[a]", "", "%00"];
const oddQuery = (chance: Chance): string => {
  const value = encoded(chance.pick(hostileStrings));
  const key = chance.pick(keys);
  return chance.pick([
    `?${key}=${value}`,
    `?${key}=${value}&${key}=${value}`,
    `?${value}`,
    "?",
    "?&&&===",
    "?area=%",
    "?area=%ff%fe",
    "?area=%c0%af",
    `?area=${"9".repeat(4_000)}`,
    `?${"a=1&".repeat(1_500)}`,
    "?parts=1-999999999999",
    "?parts=1-,-1,9e9",
  ]);
};

/** Of one byte a letter, as HTTP has them. */
const plain = (text: string): string => text.replaceAll(/[^\u0020-\u007e]/gu, "?").slice(0, 500);
const oddHeaders: readonly ((chance: Chance) => Record<string, string>)[] = [
  (chance) => ({ "user-agent": plain(chance.pick(hostileStrings)) }),
  (chance) => ({ "x-forwarded-for": plain(chance.pick(hostileStrings)) }),
  (chance) => ({ "x-forwarded-host": plain(chance.pick(hostileStrings)), "x-forwarded-proto": "javascript" }),
  (chance) => ({ origin: plain(chance.pick(hostileStrings)) }),
  () => ({ origin: "null" }),
  () => ({ "sec-fetch-site": "cross-site" }),
  (chance) => ({ "sec-fetch-site": plain(chance.pick(hostileStrings)) }),
  (chance) => ({ "accept-language": plain(chance.pick(hostileStrings)), accept: "text/html" }),
  () => ({ "accept-encoding": "br;q=9, gzip;q=x, *;q=-1, <script>" }),
  (chance) => ({ "if-none-match": plain(chance.pick(hostileStrings)) }),
  () => ({ range: "bytes=0-0,5-1,-" }),
  () => ({ expect: "200-ok" }),
  (chance) => ({ host: plain(chance.pick(hostileStrings)) }),
  (chance) => ({ "x-asa-sig": plain(chance.pick(hostileStrings)) }),
  (chance) => ({ "x-http-method-override": "DELETE", "x-original-url": plain(chance.pick(hostileStrings)) }),
];
