/** Changes as no phone of ours would make them: a right one of any record type, with some of it broken. */
import type { Body } from "#domain/json.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordTypes } from "#domain/record-types.ts";
import type { Chance } from "#tests/simulation/chance.ts";
import { hostileStrings } from "./hostile-strings.ts";
import { oddKey, oddValue, withKey } from "./hostile-values.ts";
import { textFieldsOf, wholeRecord, type Writer } from "./whole-record.ts";

export interface Change {
  readonly partition: string;
  readonly change: object;
}

export const writable = recordTypes.filter(({ write, madeBy }) => write.length > 0 && madeBy === "anyone");

const AT = "2026-11-22T04:00:00.000Z";
const versions = (type: RecordType): readonly unknown[] => [
  0,
  1,
  1,
  type.version,
  type.version,
  type.version + 1,
  9999,
  2 ** 40,
  "1",
  "latest",
  null,
  -1,
  1.5,
  [1],
];

const rightChange = (type: RecordType, chance: Chance, writer: Writer) => {
  const set = wholeRecord(type, chance, writer);
  const id = chance.id();
  const change = { v: type.version, k: type.kind, id, op: "put", at: AT, b: 0, set };
  return { partition: type.home(set, id).partition, change };
};

/** How many times the corpus has to be asked for until each text went through each field. */
export const corpus: readonly (readonly [type: RecordType, field: string, text: string])[] = writable.flatMap((type) =>
  textFieldsOf(type).flatMap((field) => hostileStrings.map((text) => [type, field, text] as const)),
);

/** A whole record that is right but for one text. */
export const corpusChange = (at: number, chance: Chance, writer: Writer): Change => {
  const [type, field, text] = corpus[at % corpus.length] ?? chance.pick(corpus);
  const { partition, change } = rightChange(type, chance, writer);
  return { partition, change: { ...change, set: { ...change.set, [field]: text } } };
};

/** `known`: ids of records that are there. One in four stays right: what is refused must not be all. */
export const brokenChange = (at: number, chance: Chance, writer: Writer, known: readonly string[]): Change => {
  const type = recordTypes[at % recordTypes.length] ?? chance.pick(recordTypes);
  const right = rightChange(type, chance, writer);
  const aimed = known.length > 0 && chance.happens(0.3) ? aimedAt(chance, known) : {};
  let change: object = { ...right.change, ...aimed };
  for (let times = chance.below(4); times > 0; times--) change = chance.pick(breakers)(change, type, chance);
  const partition = chance.happens(0.05) ? chance.pick(elsewhere) : right.partition;
  return { partition, change };
};

const aimedAt = (chance: Chance, known: readonly string[]): object => ({
  id: chance.pick(known),
  op: chance.pick(["patch", "patch", "put", "delete"]),
  b: chance.pick([0, 1, 5, 2 ** 40]),
});

const elsewhere = [
  "t:980102",
  "t:999999",
  "a:98",
  "g",
  "o:dsd",
  "c:980101-01",
  "u:019ab000-0000-7000-8000-000000000002",
];

type Break = (change: object, type: RecordType, chance: Chance) => object;

const breakers: readonly Break[] = [
  (change, type, chance) => inSet(change, chance.pick(Object.keys(type.fields)), oddValue(chance)),
  (change, type, chance) => inSet(change, chance.pick(Object.keys(type.fields)), oddValue(chance)),
  (change, type, chance) => inSet(change, chance.pick(Object.keys(type.fields)), chance.pick(hostileStrings)),
  (change, _type, chance) => inSet(change, oddKey(chance), oddValue(chance)),
  (change, type, chance) => without(change, chance.pick(Object.keys(type.fields))),
  (change, type, chance) => ({ ...change, v: chance.pick(versions(type)) }),
  (change, _type, chance) => ({ ...change, [chance.pick(parts)]: oddValue(chance) }),
  (change, _type, chance) => withKey(change, oddKey(chance), oddValue(chance)),
  (change, _type, chance) => ({ ...change, op: chance.pick(["patch", "delete", "PUT", "upsert", "__proto__", ""]) }),
  (change, _type, chance) => ({ ...change, k: chance.pick(["person", "Citizen", "__proto__", "", ...kinds]) }),
  (change, type, chance) => {
    const field = chance.happens(0.5) ? chance.pick(Object.keys(type.fields)) : oddKey(chance);
    return { ...change, [chance.pick(["add", "del"])]: withKey({}, field, [chance.pick(hostileStrings)]) };
  },
  (change, type, chance) => ({ ...change, inc: withKey({}, chance.pick(Object.keys(type.fields)), oddValue(chance)) }),
];

const kinds = recordTypes.map(({ kind }) => kind);
const parts = ["id", "op", "at", "b", "set", "add", "del", "inc", "v", "k"];

const inSet = (change: object, field: string, value: unknown): object => ({
  ...change,
  set: withKey(setOf(change), field, value),
});
const without = (change: object, field: string): object => {
  const { [field]: _left, ...set } = setOf(change);
  return { ...change, set };
};
const setOf = (change: object): Body => ("set" in change ? (Object(change.set) as Body) : {});
