/** Which lines of a roster are right, which have what they ask for already, and what is wrong with the rest. */
import type { Kysely } from "kysely";
import * as v from "valibot";
import { day } from "#domain/field-types.ts";
import { nameKey } from "#domain/person-name.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { peopleInPost } from "../people/has-post.ts";
import { refusal, type WhoInvites } from "../people/invite-person.ts";
import { newVillagesOf } from "../people/new-villages.ts";
import type { Tables } from "../tables.ts";
import type { RosterLine } from "./roster-lines.ts";

export interface BadLine {
  readonly line: number;
  readonly field: "name" | "phone" | "village" | "role" | "from" | "to";
  /** `notIn`: has the post, was never in, and would get a new code with `again`. */
  readonly code:
    "bad" | "unknownVillage" | "newVillage" | "outsideArea" | "beyondPost" | "twice" | "alreadyHas" | "notIn";
}

export interface SortedRoster {
  readonly good: readonly RosterLine[];
  /** Somebody of this name has this post. */
  readonly has: readonly (RosterLine & { readonly userId: string })[];
  readonly bad: readonly BadLine[];
}

export const sortRoster = async (
  db: Kysely<Tables>,
  by: WhoInvites,
  lines: readonly RosterLine[],
  newVillages: readonly string[],
  now: string,
): Promise<SortedRoster> => {
  const sorted = { good: [] as RosterLine[], has: [] as (RosterLine & { userId: string })[], bad: [] as BadLine[] };
  const wrong = new Map(lines.map((each) => [each.line, wrongInItself(each, by, now)]));
  const right = lines.filter(({ line }) => !wrong.get(line));
  const unknown = await newVillagesOf(
    db,
    right.map(({ person }) => person),
  );
  const [met, held] = [new Set<string>(), new Map<string, ReadonlyMap<string, string>>()];
  for (const rosterLine of lines) {
    const { line, person } = rosterLine;
    const problem = wrong.get(line);
    if (problem) {
      sorted.bad.push(problem);
      continue;
    }
    const post = `${person.role} ${person.scope}`;
    const people = held.get(post) ?? (await peopleInPost(db, person, thaiDay(now)));
    held.set(post, people);
    const key = `${post} ${nameKey(person.name)}`;
    const userId = people.get(nameKey(person.name));
    if (met.has(key)) sorted.bad.push({ line, field: "name", code: "twice" });
    else if (userId !== undefined) sorted.has.push({ ...rosterLine, userId });
    else if (unknown.has(person.scope) && !newVillages.includes(person.scope))
      sorted.bad.push({ line, field: "village", code: "newVillage" });
    else sorted.good.push(rosterLine);
    met.add(key);
  }
  return sorted;
};

const wrongInItself = ({ line, person }: RosterLine, { inviting }: WhoInvites, now: string): BadLine | null => {
  for (const field of ["from", "to"] as const) {
    if (person[field] !== undefined && !v.is(day, person[field])) return { line, field, code: "bad" };
  }
  // What is not UTF-8 arrives as this sign, and would stand in somebody's name for ever.
  if (person.name.includes("\uFFFD")) return { line, field: "name", code: "bad" };
  const wrong = refusal(person, inviting, now);
  if (!wrong) return null;
  switch (wrong.type) {
    case "field": {
      // The terminal's `id` is no column.
      const field = wrong.field === "id" ? "name" : wrong.field;
      return field === "scope" ? { line, field: "village", code: "unknownVillage" } : { line, field, code: "bad" };
    }
    case "unknownArea":
      return { line, field: "village", code: "unknownVillage" };
    default:
      return { line, field: wrong.type === "outsideArea" ? "village" : "role", code: wrong.type };
  }
};
