/** What is wrong with a change, named by field: what the server refuses, and why. Rules W4, W5, M7: docs/sync.md. */
import { own, sameJson, type Body } from "#domain/json.ts";
import { ruleOf } from "#domain/record-kind.ts";
import { fieldProblem, problemIn, type FieldProblem, type RecordType } from "#domain/record-type.ts";
import { touchedFields } from "./merge.ts";
import { limits, type Mutation } from "./wire.ts";

/** What is wrong with a change by itself: a field's value, a fixed field, the wrong way of changing a field. */
export const changeProblem = (type: RecordType, mutation: Mutation, before: Body | null): FieldProblem | null => {
  if (touchedFields(mutation).length > limits.fieldsPerRecord) return { field: "set", code: "tooLarge" };
  for (const [field, value] of Object.entries(mutation.set ?? {})) {
    if (type.serverFields.includes(field)) return { field, code: "serverOnly" };
    const current = own(before ?? undefined, field);
    const isFixed = ruleOf(type, field) === "immutable" && current !== undefined && !sameJson(current, value);
    if (isFixed) return { field, code: "immutable" };
    const problem = value === null ? null : fieldProblem(type, field, value);
    if (problem) return problem;
  }
  const isKnown = (field: string): boolean => Object.hasOwn(type.fields, field);
  const badSet = Object.keys({ ...mutation.add, ...mutation.del }).find((f) => isKnown(f) && ruleOf(type, f) !== "set");
  const badCount = Object.keys(mutation.inc ?? {}).find((f) => isKnown(f) && ruleOf(type, f) !== "counter");
  const bad = badSet ?? badCount;
  return bad === undefined ? null : { field: bad, code: "shape" };
};

/**
 * What is wrong with the record that the change makes. Whatever version wrote it: what this one knows of a record is what
 * its screens show, and a claim to be newer must not carry anything past them (W5).
 */
export const bodyProblem = (type: RecordType, before: Body | null, body: Body): Problem | null => {
  const isTooLarge =
    Object.keys(body).length > limits.fieldsPerRecord || JSON.stringify(body).length > limits.bodyBytes;
  if (isTooLarge) return { code: "tooLarge" };
  // Nobody is refused for what stood in the record before.
  const isChanged = (field: string): boolean => !before || !sameJson(before[field], body[field]);
  const fields = Object.fromEntries(Object.entries(type.fields).filter(([field]) => isChanged(field)));
  const isJudgedWhole = before === null || type.check(before) === null;
  return problemIn({ ...type, fields, check: isJudgedWhole ? type.check : () => null }, body);
};

export interface Problem {
  readonly code: string;
  readonly field?: string;
}
