/**
 * How a change meets a row. Pure, and the same code on the phone and on the server. Rules M1–M7: docs/sync.md.
 */
import { own, sameJson, type Body, type Json } from "#domain/json.ts";
import { ruleOf, type RecordKind } from "#domain/record-kind.ts";
import type { Mutation } from "./wire.ts";

/** Who changed a field last, and at which row number. */
export type FieldVersion = readonly [seq: number, client: string];

export interface Lost {
  readonly field: string;
  readonly kept: Json;
  readonly lost: Json;
}

/** The body after `mutation`, leaving out the fields in `without`. Applying twice gives the same but for counters (W3). */
export const applyMutation = (
  type: RecordKind,
  body: Body | null,
  mutation: Mutation,
  without: ReadonlySet<string> = NONE,
): Body | null => {
  if (mutation.op === "delete") return null;
  const next = new Map<string, Json>(Object.entries(body ?? {}));
  for (const [field, value] of Object.entries(mutation.set ?? {})) {
    if (without.has(field) || !climbs(type, field, next.get(field), value)) continue;
    if (value === null) next.delete(field);
    else next.set(field, value);
  }
  for (const field of new Set([...Object.keys(mutation.del ?? {}), ...Object.keys(mutation.add ?? {})])) {
    if (!without.has(field)) setList(next, field, listAfter(next.get(field), mutation, field));
  }
  for (const [field, step] of Object.entries(mutation.inc ?? {})) {
    const before = next.get(field);
    if (!without.has(field)) next.set(field, (typeof before === "number" ? before : 0) + step);
  }
  return Object.fromEntries(next);
};

/** The fields of `mutation` whose value loses to somebody else's, because that came after what the person saw (M2, M4). */
export const losingFields = (
  type: RecordKind,
  body: Body,
  versionOf: (field: string) => FieldVersion,
  mutation: Mutation,
  client: string,
): Lost[] =>
  Object.entries(mutation.set ?? {}).flatMap(([field, value]) => {
    const rule = ruleOf(type, field);
    const current = own(body, field) ?? null;
    const [seq, changedBy] = versionOf(field);
    const untouched = seq <= mutation.b || changedBy === client;
    if (typeof rule === "object" || untouched || sameJson(current, value)) return [];
    return [{ field, kept: current, lost: value }];
  });

/** The fields that `mutation` speaks of. */
export const touchedFields = (mutation: Mutation): readonly string[] => [
  ...new Set([mutation.set, mutation.add, mutation.del, mutation.inc].flatMap((part) => Object.keys(part ?? {}))),
];

const NONE: ReadonlySet<string> = new Set();

const climbs = (type: RecordKind, field: string, from: Json | undefined, to: Json): boolean => {
  const rule = ruleOf(type, field);
  if (typeof rule !== "object" || from === undefined) return true;
  if (to === null) return false;
  // A step that this version does not know was made by a newer one, which knew where it stands.
  const stepOf = (value: Json): number => (typeof value === "string" ? rule.ladder.indexOf(value) : -1);
  return stepOf(from) < 0 || stepOf(to) < 0 || stepOf(to) > stepOf(from);
};

const listAfter = (before: Json | undefined, mutation: Mutation, field: string): string[] => {
  const list = Array.isArray(before) ? before.map(String) : [];
  const removed = new Set(own(mutation.del, field));
  return [...new Set([...list.filter((item) => !removed.has(item)), ...(own(mutation.add, field) ?? [])])].sort();
};

// An empty list is stored as no field, so that a set that was never filled and one that was emptied are equal.
const setList = (next: Map<string, Json>, field: string, list: readonly string[]): void => {
  if (list.length === 0) next.delete(field);
  else next.set(field, list);
};
