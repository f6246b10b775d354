/**
 * What a coordinator may read of a change that waits for them: what it does and the values of fields that say nothing about
 * a citizen, so that nobody decides blind; and whether it could be taken as it is.
 */
import type { Body, Json } from "#domain/json.ts";
import { problemIn } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import { isObject } from "#sync/column.ts";
import { changeProblem } from "#sync/change-problem.ts";
import type { Mutation } from "#sync/wire.ts";
import { parseJson } from "../parse-json.ts";

export interface SaidChange {
  /** "put", "patch" or "delete"; null when it cannot be read. */
  readonly op: string | null;
  /** What the volunteer wrote to the coordinator. */
  readonly note: string | null;
  /** Fields that are about no person, with their new values; null for one that is emptied. */
  readonly values: readonly { readonly field: string; readonly value: Json }[];
  /** The field at fault, when the change cannot be taken as it is: whoever did the work has to mend it. */
  readonly wrongField: string | null;
}

/** `body`: of the review. */
export const saidChange = (body: Body | null): SaidChange => {
  const change = body && readChange(body);
  const { op = null, note = null } = (body ?? {}) as { readonly op?: string; readonly note?: string }; // bodies are checked when written
  const type = change && recordType(change.k);
  if (!change || !type) return { op, note, values: [], wrongField: null };
  const hidden = new Set([...type.personal, ...type.sensitive, "areaCode", type.author]);
  const isSaid = (field: string, value: Json): boolean =>
    SAID_KINDS.has(type.kind) && !hidden.has(field) && Object.hasOwn(type.fields, field) && isPlain(value);
  const values = Object.entries(change.set ?? {}).flatMap(([field, value]) =>
    isSaid(field, value) ? [{ field, value }] : [],
  );
  const problem = changeProblem(type, change, null) ?? (change.op === "put" ? problemIn(type, change.set ?? {}) : null);
  return { op, note, values, wrongField: problem?.field ?? null };
};

/** What a village's work is about; of other kinds a coordinator is told that there is something. */
const SAID_KINDS: ReadonlySet<string> = new Set(["helpLog", "followUp", "citizen"]);

/** An id leads nowhere for a coordinator, and whatever holds other values may hold one. */
const isPlain = (value: Json): boolean => {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string" && isPlain(one));
  return typeof value === "object" ? value === null : !/^[0-9a-f]{8}-[0-9a-f]{4}-/u.test(String(value));
};

const readChange = ({ change, op }: Body): Mutation | null => {
  if (typeof change !== "string") return null;
  try {
    const read = parseJson(change);
    // The rest is asked of the record type, as for any change that a phone sends.
    return isObject(read) && read["op"] === op && isObject(read["set"] ?? {}) ? (read as unknown as Mutation) : null;
  } catch {
    return null;
  }
};
