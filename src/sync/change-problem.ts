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
    const problem = value === null || mutation.v > type.version ? null : fieldProblem(type, field, value);
    if (problem) return problem;
  }
  const isKnown = (field: string): boolean => Object.hasOwn(type.fields, field);
  const badSet = Object.keys({ ...mutation.add, ...mutation.del }).find((f) => isKnown(f) && ruleOf(type, f) !== "set");
  const badCount = Object.keys(mutation.inc ?? {}).find((f) => isKnown(f) && ruleOf(type, f) !== "counter");
  const bad = badSet ?? badCount;
  return bad === undefined ? null : { field: bad, code: "shape" };
};

/** What is wrong with the record that the change makes. */
export const bodyProblem = (
  type: RecordType,
  mutation: Mutation,
  before: Body | null,
  body: Body,
): { readonly code: string; readonly field?: string } | null => {
  if (JSON.stringify(body).length > limits.bodyBytes) return { code: "tooLarge" };
  // A newer client knows rules that this server does not, and what it wrote is kept as it is (W5). But what never
  // changes is what places a row, and a row needs a place in every version.
  const isNewer = mutation.v > type.version;
  const isChecked = (field: string): boolean =>
    isNewer ? ruleOf(type, field) === "immutable" : !before || !sameJson(before[field], body[field]);
  const fields = Object.fromEntries(Object.entries(type.fields).filter(([field]) => isChecked(field)));
  // Nobody is refused for what stood in the record before.
  const isJudgedWhole = !isNewer && (before === null || type.check(before) === null);
  return problemIn({ ...type, fields, check: isJudgedWhole ? type.check : () => null }, body);
};
