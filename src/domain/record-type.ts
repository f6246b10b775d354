/**
 * A record type is one file: what a record holds, where it lives, who may read and write it, how two edits of it meet.
 * From a definition come the phone's table, the types, the server's checks, the merge and the fact columns.
 * Recipe for a new one: docs/recipes/add-record-type.md.
 */
import * as v from "valibot";
import type { Home } from "./homes.ts";
import { own, type Body } from "./json.ts";
import type { Retention } from "./retention.ts";
import type { Role } from "./roles.ts";
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

/** A rule over several fields failed: the field a person should look at, and a code with words in both languages. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

type FactColumn = "text" | "integer";
export type FactRow = Readonly<Record<string, string | number | null>>;

/** The small typed row that the server keeps for indicators, in the same transaction as the record. */
export interface Facts {
  readonly columns: Readonly<Record<string, FactColumn>>;
  readonly row: (body: Body, context: FactContext) => FactRow | null;
}
export interface FactContext {
  readonly id: string;
  /** Keyed hash, so that a fact table tells people apart without naming them. */
  readonly keyed: (text: string) => string;
  /** When the server took the record's last change, ISO instant. */
  readonly receivedAt: string;
}

/** A record that comes into being elsewhere. Its home follows from its fields. */
export interface Arrival {
  readonly kind: string;
  readonly id: string;
  readonly set: Body;
}

/** Whom it is about, and how long it is kept. What is about a person must say both. */
type About<F extends v.ObjectEntries> =
  | {
      /** A type that names a citizen is about them. */
      readonly subject: "citizenId" extends keyof F ? never : "nobody" | "account";
      readonly retention?: Retention;
    }
  | {
      readonly subject: Exclude<Subject<keyof F & string>, "nobody" | "account">;
      /** `programme`: as long as the programme. */
      readonly retention: Retention | "programme";
    };

interface Rest<F extends v.ObjectEntries, Shape = BodyOfFields<F>> {
  /** Every field with its schema; a missing optional field has no key. */
  readonly fields: F;
  /** Fields the phone looks records up by. Never personal text: indexes stay readable on disk. */
  readonly indexes?: readonly (keyof F & string)[];
  readonly home: (body: Shape, id: string) => Home;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  /** The field that names the maker: a phone makes such records in its own person's name alone. Must be `immutable`. */
  readonly author?: keyof F & string;
  /** The server alone makes and removes these; phones only change them. */
  readonly madeBy?: "server";
  /** The server alone removes these. */
  readonly removedBy?: "server";
  /** Fields that the server alone writes. */
  readonly serverFields?: readonly (keyof F & string)[];
  /** The record that a change makes in another village, if it makes one: the change and the record arrive together. */
  readonly arrival?: (before: Shape | null, after: Shape, id: string) => Arrival | null;
  /** Fields that do not follow the `register` rule. */
  readonly merge?: { readonly [K in keyof F]?: MergeRule };
  /** Personal data (PDPA B.E. 2562 s.6) and sensitive personal data (s.26). */
  readonly personal?: readonly (keyof F & string)[];
  readonly sensitive?: readonly (keyof F & string)[];
  /** A rule over several fields; null when it holds. */
  readonly check?: (body: Shape) => FieldProblem | null;
  readonly facts?: {
    readonly columns: Facts["columns"];
    readonly row: (body: Shape, context: FactContext) => FactRow | null;
  };
  /** The version of the registry that brought this type (record-types.ts). Absent: the first. It never changes. */
  readonly since?: number;
  /** Schema version of mutations, and the step from each older version to the next. */
  readonly version?: number;
  readonly upcast?: Readonly<Record<number, (fields: Body) => Body>>;
}

type Definition<F extends v.ObjectEntries, Shape = BodyOfFields<F>> = Rest<F, Shape> & About<F>;

export interface RecordType {
  readonly kind: string;
  readonly fields: v.ObjectEntries;
  readonly indexes: readonly string[];
  readonly home: (body: Body, id: string) => Home;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  readonly author: string | undefined;
  readonly madeBy: "server" | "anyone";
  readonly removedBy: "server" | "anyone";
  readonly serverFields: readonly string[];
  readonly arrival: (before: Body | null, after: Body, id: string) => Arrival | null;
  readonly merge: Readonly<Record<string, MergeRule>>;
  readonly personal: readonly string[];
  readonly sensitive: readonly string[];
  readonly subject: Subject;
  /** Null: kept as long as the programme. */
  readonly retention: Retention | null;
  readonly check: (body: Body) => FieldProblem | null;
  readonly facts: Facts | null;
  readonly since: number;
  readonly version: number;
  readonly upcast: Readonly<Record<number, (fields: Body) => Body>>;
}

type BodyOfFields<F extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<F, undefined>>;

/** A record type that remembers its fields, so that screens and rules get exact types. */
export interface TypedRecordType<Kind extends string, F extends v.ObjectEntries> extends RecordType {
  readonly kind: Kind;
  readonly fields: F;
}

/** The fields of a record of this type: `BodyOf<typeof citizen>`. */
export type BodyOf<T extends RecordType> = BodyOfFields<T["fields"]>;

/** A record as a screen sees it. */
export type RecordOf<T extends RecordType> = BodyOf<T> & { readonly id: string };

export const defineRecord = <const Kind extends string, const F extends v.ObjectEntries>(
  kind: Kind,
  definition: Definition<F>,
): TypedRecordType<Kind, F> => {
  // The sync layer treats all bodies alike; only bodies that passed `problemIn` reach these typed functions.
  const erased = definition as unknown as Rest<v.ObjectEntries, Body> & About<v.ObjectEntries>;
  return {
    kind,
    fields: definition.fields,
    indexes: erased.indexes ?? [],
    home: erased.home,
    read: erased.read,
    write: erased.write,
    author: erased.author,
    madeBy: erased.madeBy ?? "anyone",
    removedBy: erased.removedBy ?? "anyone",
    serverFields: erased.serverFields ?? [],
    arrival: erased.arrival ?? (() => null),
    merge: { ...(erased.merge as Record<string, MergeRule> | undefined) },
    personal: erased.personal ?? [],
    sensitive: erased.sensitive ?? [],
    subject: erased.subject,
    retention: erased.retention === "programme" ? null : (erased.retention ?? null),
    check: erased.check ?? (() => null),
    facts: erased.facts ?? null,
    since: erased.since ?? 1,
    version: erased.version ?? 1,
    upcast: erased.upcast ?? {},
  };
};

/** The merge rule of one field. */
export const ruleOf = (type: RecordType, field: string): MergeRule => own(type.merge, field) ?? "register";

/** Looks at one field's value alone. Fields that this version does not know pass: they belong to newer clients. */
export const fieldProblem = (type: RecordType, field: string, value: unknown): FieldProblem | null => {
  const schema = own(type.fields, field);
  if (!schema) return null;
  const parsed = v.safeParse(schema, value);
  return parsed.success ? null : { field, code: problemCode(parsed.issues[0].type) };
};

/** Looks at a whole body: every field, every missing one, then the rules over several fields. */
export const problemIn = (type: RecordType, body: Body): FieldProblem | null => {
  for (const [field, schema] of Object.entries(type.fields)) {
    if (body[field] === undefined && OPTIONAL.has(schema.type)) continue;
    const problem = body[field] === undefined ? { field, code: "missing" } : fieldProblem(type, field, body[field]);
    if (problem) return problem;
  }
  return type.check(body);
};

/** The codes a person can meet; each has words in locales/{th,en}/sync.json. */
export type FieldCode = "missing" | "length" | "range" | "format" | "choice" | "shape";

const OPTIONAL: ReadonlySet<string> = new Set(["optional", "exact_optional", "nullish"]);

const CODES: Readonly<Record<string, FieldCode>> = {
  min_length: "length",
  max_length: "length",
  non_empty: "length",
  min_value: "range",
  max_value: "range",
  integer: "range",
  regex: "format",
  iso_date: "format",
  iso_timestamp: "format",
  check: "format",
  picklist: "choice",
};
const problemCode = (issueType: string): FieldCode => CODES[issueType] ?? "shape";
