/**
 * Whom a record is about. Erasure at a person's own request (PDPA B.E. 2562 s.33), how long it is kept, what the person
 * may see of themselves and the half-filled forms that go with it all follow from this one line of a record type.
 */
import { sameJson, type Body } from "./json.ts";

export type Subject<Field extends string = string> =
  /** Places, programmes, words: nobody is named. */
  | "nobody"
  /** Somebody with an account, whose post it is. It goes when the account does. */
  | "account"
  /** The record is a person's own. It goes whole. */
  | "itself"
  | AboutPerson<Field>
  /** It repeats what was said in another record. It goes whole when that one's person does. */
  | { readonly record: Field };

/** It goes on counting with a bare number in the person's place, and loses what was typed about them. */
interface AboutPerson<Field extends string> {
  /** The field with the person's id. */
  readonly person: Field;
  /** Fields that are emptied. */
  readonly empties?: readonly Field[];
  /** Fields that something must stand in: they become a dash. */
  readonly dashes?: readonly Field[];
}

/** A record type, as far as it matters here. */
interface HasSubject {
  readonly subject: Subject;
}

/** The person whom the record is about, as far as it says so itself. */
export const personIn = ({ subject }: HasSubject, id: string, body: Body): string | undefined => {
  if (subject === "itself") return id;
  const value = typeof subject === "object" && "person" in subject ? body[subject.person] : undefined;
  return typeof value === "string" ? value : undefined;
};

/** The record without what was typed about its person; null where nothing was. */
export const withoutTyped = ({ subject }: HasSubject, body: Body): Body | null => {
  if (typeof subject === "string" || !("person" in subject)) return null;
  const { empties = [], dashes = [] } = subject;
  const left = Object.entries(body)
    .filter(([field]) => !empties.includes(field))
    .map(([field, value]) => [field, dashes.includes(field) ? "–" : value] as const);
  const rest = Object.fromEntries(left);
  return sameJson(rest, body) ? null : rest;
};
