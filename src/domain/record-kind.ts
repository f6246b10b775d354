/**
 * The half of a record type that a phone starts with: where a record lives, how two edits of it meet, what it is looked
 * up by, whom it is about. The other half, for the server: record-type.ts. Both stand in one file of records/, and the
 * bundler leaves the server's half out of the app (docs/decisions/018-two-halves-of-a-record-type.md).
 */
import type * as v from "valibot";
import type { Home } from "./homes.ts";
import { own, type Body } from "./json.ts";
import type { Subject } from "./subject.ts";

/**
 * How a field behaves when two people changed it (docs/sync.md, M rules):
 * - `register`: the server's value stays if somebody else changed it since; the losing value becomes a conflict;
 * - `immutable`: set when the record is made, never again;
 * - `set`: a list of strings, changed by adding and removing; adding wins;
 * - `counter`: a whole number, changed by adding to it;
 * - `ladder`: only climbs its steps, in the given order.
 */
export type MergeRule = "register" | "immutable" | "set" | "counter" | { readonly ladder: readonly string[] };

/** A type that names a citizen is about them. */
type SubjectIn<F extends v.ObjectEntries> = "citizenId" extends keyof F
  ? Exclude<Subject<keyof F & string>, "nobody" | "account">
  : Subject<keyof F & string>;

interface Definition<F extends v.ObjectEntries, S> {
  /** Fields the phone looks records up by. Never personal text: indexes stay readable on disk. */
  readonly indexes?: readonly (keyof F & string)[];
  readonly home: (body: BodyOfFields<F>, id: string) => Home;
  /** The field that names the maker: a phone makes such records in its own person's name alone. Must be `immutable`. */
  readonly author?: keyof F & string;
  /** Fields that do not follow the `register` rule. */
  readonly merge?: { readonly [K in keyof F]?: MergeRule };
  readonly subject: S;
  /** The version of the registry that brought this type (record-types.ts). Absent: the first. It never changes. */
  readonly since?: number;
  /** Schema version of mutations. */
  readonly version?: number;
}

export interface RecordKind {
  readonly kind: string;
  readonly indexes: readonly string[];
  readonly home: (body: Body, id: string) => Home;
  readonly author: string | undefined;
  readonly merge: Readonly<Record<string, MergeRule>>;
  readonly subject: Subject;
  readonly since: number;
  readonly version: number;
  /** Never there: it is how the compiler knows the other half by this one. */
  readonly fieldTypes?: v.ObjectEntries;
}

/** A kind that remembers the fields of its other half, so that screens and rules get exact types. */
export interface TypedKind<F extends v.ObjectEntries, S> extends RecordKind {
  readonly subject: S & Subject;
  readonly fieldTypes?: F;
}

export type BodyOfFields<F extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<F, undefined>>;

/** The fields of a record of this type: `BodyOf<typeof citizen>`. */
export type BodyOf<T extends RecordKind> = BodyOfFields<NonNullable<T["fieldTypes"]>>;

/** A record as a screen sees it. */
export type RecordOf<T extends RecordKind> = BodyOf<T> & { readonly id: string };

/** `defineKind<typeof fields>()("citizen", { … })`: the fields as a type alone, or they would come along. */
export const defineKind =
  <F extends v.ObjectEntries>() =>
  <const S extends SubjectIn<F>>(kind: string, definition: Definition<F, S>): TypedKind<F, S> => ({
    kind,
    indexes: definition.indexes ?? [],
    // The sync layer treats all bodies alike; only bodies that passed `problemIn` reach these typed functions.
    home: definition.home as RecordKind["home"],
    author: definition.author,
    merge: { ...(definition.merge as RecordKind["merge"] | undefined) },
    subject: definition.subject,
    since: definition.since ?? 1,
    version: definition.version ?? 1,
  });

/** The merge rule of one field. */
export const ruleOf = (type: RecordKind, field: string): MergeRule => own(type.merge, field) ?? "register";
