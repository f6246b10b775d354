/**
 * What travels: one request that pushes and pulls, one answer. Rules W1–W7: docs/sync.md.
 * Absent keys mean "nothing": an idle exchange stays a few hundred bytes.
 */
import * as v from "valibot";
import type { Body, Json } from "#domain/json.ts";
import { isObject } from "./column.ts";
import type { ChangeBlock } from "./columns.ts";

/** Limits that both ends keep. Bytes are of JSON text before compression unless said otherwise. */
export const limits = {
  mutationsPerRequest: 200,
  partitionsPerRequest: 20,
  /** Inflated request body. */
  requestBytes: 1_048_576,
  bodyBytes: 16_384,
  fieldsPerRecord: 80,
  /** Records that one person's changes may make in other villages: 20 people who move, each with some follow-ups. */
  arrivalsPerDay: 200,
  /** Compressed size of one page of changes: smallest, usual, largest. */
  pageBytes: { min: 16_384, usual: 65_536, max: 262_144 },
  cursorChars: 4_000,
} as const;

/** One change by one phone. `n` counts 1, 2, 3 … per phone and partition, without gaps. */
export interface Mutation {
  readonly n: number;
  /** Schema version of the record type when the change was made. */
  readonly v: number;
  readonly k: string;
  readonly id: string;
  readonly op: "put" | "patch" | "delete";
  /** When, by the phone's clock. Kept, shown, never compared. */
  readonly at: string;
  /** The row's server number that the person was looking at; 0 when the server had not confirmed the row yet. */
  readonly b: number;
  /** New values; null empties a field. */
  readonly set?: Body;
  readonly add?: Readonly<Record<string, readonly string[]>>;
  readonly del?: Readonly<Record<string, readonly string[]>>;
  readonly inc?: Readonly<Record<string, number>>;
}

export interface PushGroup<M = Mutation> {
  readonly p: string;
  readonly m: readonly M[];
  /** Up to this number everything was answered and is no longer on the phone: a server that lost it goes on here. */
  readonly after?: number;
}

/** The client id that a phone had before. `n`: about how many changes it had not sent. */
export interface EarlierPhone {
  readonly c: string;
  /** Another phone used it too; or its database was gone. */
  readonly why: "fork" | "gone";
  readonly n: number;
}

export interface SyncRequest<M = Mutation> {
  /** The phone's client id. */
  readonly c: string;
  readonly cur: string | null;
  /** Version of the record types that the phone knows; absent: the first. */
  readonly r?: number;
  /** Page size that suits the link, bytes after compression; 0 asks for nothing. */
  readonly lim: number;
  readonly push: readonly PushGroup<M>[];
  readonly was?: EarlierPhone;
}

/** Why a mutation was not simply taken. `rejected` and `forbidden` leave the server's row as it was. */
export type MutationResult = { readonly p: string; readonly n: number } & (
  | { readonly s: "merged"; readonly keep: readonly string[] }
  | { readonly s: "rejected"; readonly code: string; readonly field?: string }
  /** `erased`: at the request of the person whom it was about. */
  | { readonly s: "gone"; readonly erased?: true }
  | { readonly s: "forbidden" }
  | { readonly s: "held" }
);

export interface Acknowledgement {
  /** Every number up to this one has been decided. */
  readonly n: number;
  /** Runs [first n, first row number, how many] whose rows are on the server exactly as the phone has them. */
  readonly clean?: readonly (readonly [number, number, number])[];
  /** The server misses numbers: it takes nothing after the gap until it is sent this one. */
  readonly expect?: number;
  /** Numbers below this one were decided in an earlier request: pages bring, or brought, what they made of the rows. */
  readonly new?: number;
}

export interface SyncResponse {
  /** The server's clock, ISO instant. */
  readonly now: string;
  /** The server's epoch, when the phone's cursor is of another: it changes when the server was restored from a backup. */
  readonly e?: string;
  readonly ack?: Readonly<Record<string, Acknowledgement>>;
  readonly res?: readonly MutationResult[];
  /** Partitions that are no longer this person's: forget their rows. */
  readonly drop?: readonly string[];
  /** Partitions that start again from nothing in this answer. */
  readonly reset?: readonly string[];
  readonly ch?: readonly ChangeBlock[];
  /** Absent: the cursor of the request still stands. */
  readonly cur?: string;
  /** More pages wait: ask again at once. */
  readonly more?: true;
  /** With `more`: how many numbers are still to be looked through. */
  readonly left?: number;
  /** Where a gap is: the highest number decided for this phone. */
  readonly last?: Readonly<Record<string, number>>;
  /** With `e`: the numbers that a restored backup still had of this phone, in every partition but those where it had none. */
  readonly kept?: Readonly<Record<string, number>>;
  /** Partitions in which this phone's numbers were used for other changes: two phones have one client id. */
  readonly fork?: readonly string[];
  /** Seconds until an idle phone may ask again. */
  readonly next: number;
}

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 40));

/**
 * The envelope is checked whole: a request that fails it is refused with the field's name.
 * Mutations inside are checked one by one, so that a bad one never blocks the others (W4).
 */
export const syncRequestSchema = v.strictObject({
  c: uuid,
  was: v.exactOptional(v.strictObject({ c: uuid, why: v.picklist(["fork", "gone"]), n: number })),
  cur: v.nullable(v.pipe(v.string(), v.maxLength(limits.cursorChars))),
  r: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  lim: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.pageBytes.max)),
  push: v.pipe(
    v.array(
      v.strictObject({
        p: v.pipe(v.string(), v.maxLength(60)),
        after: v.exactOptional(number),
        m: v.pipe(
          v.array(v.looseObject({ n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 40)) })),
          v.minLength(1),
          v.maxLength(limits.mutationsPerRequest),
        ),
      }),
    ),
    v.maxLength(limits.partitionsPerRequest),
    v.check((groups) => groups.reduce((sum, { m }) => sum + m.length, 0) <= limits.mutationsPerRequest),
    // Two groups of one partition would be two batches with numbers of their own.
    v.rawCheck(({ dataset, addIssue }) => {
      const groups = dataset.typed ? dataset.value : [];
      const at = groups.findIndex(({ p }, here) => groups.findIndex((other) => other.p === p) < here);
      const group = groups[at];
      if (group) addIssue({ path: [keyIn(groups, at, group), keyIn(group, "p", group.p)] });
    }),
  ),
});

// What a conflict can be about: a name with control characters would make one that no screen shows.
const name = v.pipe(v.string(), v.maxLength(60), v.regex(/\S/), v.regex(/^\P{Cc}*$/u));

// valibot's own records leave out `constructor`, `prototype` and `__proto__`, and a field that goes missing on the way
// would be called taken (W5). The object goes through as the JSON parser made it, where all of them are keys of its own.
const fieldsOf = <T>(value: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.custom<Readonly<Record<string, T>>>(isObject),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const bad = Object.entries(dataset.value).find(([key, item]) => !v.is(name, key) || !v.is(value, item));
      if (bad) addIssue({ path: [keyIn(dataset.value, ...bad)] });
    }),
  );

// Valibot wants to be told where a check of our own found what is wrong.
const keyIn = (input: object, key: string | number, value: unknown) =>
  ({ type: "unknown", origin: "value", input, key, value }) as const;

// Records hold moments with Z alone. One with an offset is the same moment, and nobody's work is refused for it.
const inUtc = (text: string): string => {
  if (text.endsWith("Z")) return text;
  // An offset of hours alone is ISO 8601, and none that Date reads.
  const at = new Date(text.replace(/[+-]\d\d$/, "$&:00"));
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
};

const strings = fieldsOf(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50)));
export const mutationSchema = v.object({
  n: v.number(),
  v: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  k: v.pipe(v.string(), v.maxLength(40)),
  id: uuid,
  op: v.picklist(["put", "patch", "delete"]),
  at: v.pipe(v.string(), v.isoTimestamp(), v.maxLength(32), v.transform(inUtc)),
  b: v.pipe(v.number(), v.integer(), v.minValue(0)),
  set: v.exactOptional(fieldsOf(v.custom<Json>((value) => value !== undefined))),
  add: v.exactOptional(strings),
  del: v.exactOptional(strings),
  inc: v.exactOptional(fieldsOf(v.pipe(v.number(), v.integer(), v.minValue(-1000), v.maxValue(1000)))),
});
