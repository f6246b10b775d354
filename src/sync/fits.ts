/** Whether the screens of this version can show a record: the phone's own look at what arrives (docs/sync.md, W5). */
import type { Body } from "#domain/json.ts";
import { problemOf } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";

/**
 * A choice or a number that this version does not know is shown as well as can be. A value of another shape, a day that
 * is none, or a field that is not there would stop a screen.
 */
export const fits = (kind: string, body: Body): boolean => {
  const type = recordType(kind);
  if (!type) return true;
  return Object.keys(type.fields).every((field) => {
    const problem = problemOf(type, field, body);
    if (!problem || problem.code === "range" || problem.code === "length") return true;
    return problem.code === "choice" && typeof body[field] === "string";
  });
};
