/** What a row should be, worked out in the plainest way: one change after another, with none of the product's code. */
import type { Body, Json } from "#domain/json.ts";
import type { Mutation, MutationResult } from "#sync/wire.ts";

const counters = new Set(["movedCount"]);
export const isRegister = (kind: string, field: string): boolean =>
  field !== "supportNeeds" && !counters.has(field) && !(kind === "conflict" && field === "state");

/** The row after one change and the server's word on it; null: no row. */
export const plainly = (before: Body | null, mutation: Mutation, result?: MutationResult): Body | null => {
  if (result && result.s !== "merged") return before;
  if (mutation.op === "delete") return null;
  if (before === null && mutation.op === "patch") return null;
  const kept = new Set(result?.s === "merged" ? result.keep : []);
  const body: Record<string, Json> = { ...before };
  for (const [field, value] of Object.entries(mutation.set ?? {})) {
    if (kept.has(field) || (mutation.k === "conflict" && body[field] === "settled")) continue;
    if (value === null) delete body[field];
    else body[field] = value;
  }
  for (const [field, items] of Object.entries(mutation.del ?? {})) {
    body[field] = listIn(body, field).filter((item) => !items.includes(item));
  }
  for (const [field, items] of Object.entries(mutation.add ?? {})) {
    body[field] = [...new Set([...listIn(body, field), ...items])].toSorted();
  }
  if (Array.isArray(body["supportNeeds"]) && body["supportNeeds"].length === 0) delete body["supportNeeds"];
  for (const [field, step] of Object.entries(mutation.inc ?? {})) body[field] = Number(body[field] ?? 0) + step;
  return body;
};

/** The record that a person's move makes in the other village. */
export const arrivalOf = (
  { k, id }: Mutation,
  before: Body | null,
  after: Body | null,
): { readonly id: string; readonly body: Body } | null => {
  const to = after?.["movedTo"] as { areaCode: string; id: string; citizenId?: string } | undefined;
  const from = before?.["movedTo"] as { id: string } | undefined;
  if (!after || !to || from?.id === to.id) return null;
  const left = k === "citizen" ? ["movedTo", "householdId", "houseNo"] : ["movedTo", "helpLogId", "movedCount"];
  const kept = Object.fromEntries(Object.entries(after).filter(([field]) => !left.includes(field)));
  const rest = k === "citizen" ? { status: "active", movedFrom: id } : { state: "open", citizenId: to.citizenId ?? "" };
  return { id: to.id, body: { ...kept, areaCode: to.areaCode, ...rest } };
};

const listIn = (body: Body, field: string): string[] => (Array.isArray(body[field]) ? body[field].map(String) : []);

/** Bodies as text that is equal when they are. */
export const bodyText = (body: Body | null): string =>
  body === null ? "deleted" : JSON.stringify(Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A field that holds text, or "". */
export const textIn = (body: Body, field: string): string => {
  const value = body[field];
  return typeof value === "string" ? value : "";
};
