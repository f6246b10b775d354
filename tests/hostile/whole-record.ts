/** A whole record of any type, made from its schemas alone: a new type needs nothing here. */
import * as v from "valibot";
import type { Body, Json } from "#domain/json.ts";
import { fieldProblem, problemIn, type RecordType } from "#domain/record-type.ts";
import type { Chance } from "#tests/simulation/chance.ts";

/** What stands for the writer's own place and person in whatever field has their kind of value. */
export interface Writer {
  readonly userId: string;
  readonly areaCode: string;
}

/** Throws for a type whose fields it cannot fill: then its kind of value is missing below. */
export const wholeRecord = (type: RecordType, chance: Chance, writer: Writer): Body => {
  for (let tries = 0; tries < 400; tries++) {
    const filled = Object.entries(type.fields).flatMap(([field, schema]) => {
      const isNeeded = schema.type !== "exact_optional" && schema.type !== "optional";
      return isNeeded || chance.happens(0.4) ? [[field, valueOf(schema, chance)] as const] : [];
    });
    const own = { ...("areaCode" in type.fields && { areaCode: writer.areaCode }) };
    const maker = type.author === undefined ? {} : { [type.author]: writer.userId };
    const body = { ...Object.fromEntries(filled), ...own, ...maker };
    const unwritten = Object.fromEntries(Object.entries(body).filter(([field]) => !type.serverFields.includes(field)));
    if (problemIn(type, unwritten) === null) return unwritten;
  }
  throw new Error(`No whole record of ${type.kind} was found: give whole-record.ts a value for its fields.`);
};

/** Fields that hold what somebody typed: they take a plain sentence. */
export const textFieldsOf = (type: RecordType): readonly string[] =>
  Object.keys(type.fields).filter(
    (field) =>
      !type.serverFields.includes(field) && field !== type.author && fieldProblem(type, field, "ป้า <b> 1") === null,
  );

const valueOf = (schema: v.GenericSchema, chance: Chance): Json => {
  // Valibot's own description of itself, as plain data.
  const { type, options, wrapped, item, entries, pipe } = schema as unknown as Description;
  if (wrapped) return valueOf(wrapped, chance);
  if (type === "picklist" && options) return chance.pick(options);
  if (entries) {
    return Object.fromEntries(Object.entries(entries).map(([key, inner]) => [key, valueOf(inner, chance)]));
  }
  if (item) {
    const length = pipe?.find((rule) => rule.type === "length")?.requirement;
    if (typeof length === "number") return Array.from({ length }, () => valueOf(item, chance));
    const few = Array.from({ length: 1 + chance.below(2) }, () => valueOf(item, chance));
    return [...new Set(few)];
  }
  const some = numbers.toSorted(() => chance.fraction() - 0.5);
  const candidates: readonly Json[] = [
    ...texts,
    chance.id(),
    ...placeCodes,
    ...courseCodes,
    ...certificateCodes,
    true,
    ...some,
  ];
  const found = candidates.find((value) => v.is(schema, value));
  if (found === undefined) throw new Error(`No value is known for a schema of type ${type}.`);
  return found;
};

interface Description {
  readonly type: string;
  readonly options?: readonly Json[];
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
}

const numbers = [1, 2, 3, 15, 30, 120, 1950, 2570];
const texts = ["ป้าสมศรี (ตัวอย่าง)"];
const placeCodes = [
  "98010102",
  "2026-12-01",
  "2026-11-22T04:00:00.000Z",
  "ID-THAID",
  "081-234-5678",
  "980101-01",
  "dsd",
];
const courseCodes = ["FAKE-3", "2/1", "2/q3", "post", "0123456789abcdef", "s1", "09:30", "K7M2P9XA"];
const certificateCodes = ["AS7K2M4P", "a1b", "cohort", "A".repeat(43)];
