/**
 * A record type is one file: what a record holds, where it lives, who may read and write it, how two edits of it meet.
 * From a definition come the phone's table, the types, the server's checks, the merge and the fact columns. A phone
 * starts with half of it (record-kind.ts); this is the whole, which only the server needs.
 * Recipe for a new one: docs/recipes/add-record-type.md.
 */
import * as v from "valibot";
import { own, type Body } from "./json.ts";
import type { BodyOfFields, RecordKind, TypedKind } from "./record-kind.ts";
import type { Retention } from "./retention.ts";
import type { Role } from "./roles.ts";

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
  readonly left: (context: FactContext, audience: string) => FactRow | null;
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

/** How long it is kept. What is about a person must say. `programme`: as long as the programme. */
type Keeping<S> = S extends "nobody" | "account"
  ? { readonly retention?: Retention }
  : { readonly retention: Retention | "programme" };

interface Definition<F extends v.ObjectEntries, Shape = BodyOfFields<F>> {
  /** Every field with its schema; a missing optional field has no key. */
  readonly fields: F;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  /** The server alone makes and removes these; phones only change them. */
  readonly madeBy?: "server";
  /** The server alone removes these. */
  readonly removedBy?: "server";
  /** Whom the kind's `author` names is the only one who changes and removes it; others add records of their own. */
  readonly changedBy?: "author";
  /** The field with the village that the record speaks of, where it lives elsewhere: only one that its maker has or had. */
  readonly speaksOf?: keyof F & string;
  /** Fields that the server alone writes. */
  readonly serverFields?: readonly (keyof F & string)[];
  /** The record that a change makes in another village, if it makes one: the change and the record arrive together. */
  readonly arrival?: (before: Shape | null, after: Shape, id: string) => Arrival | null;
  /** Personal data (PDPA B.E. 2562 s.6) and sensitive personal data (s.26). */
  readonly personal?: readonly (keyof F & string)[];
  readonly sensitive?: readonly (keyof F & string)[];
  /** A rule over several fields; null when it holds. */
  readonly check?: (body: Shape) => FieldProblem | null;
  readonly facts?: {
    readonly columns: Facts["columns"];
    readonly row: (body: Shape, context: FactContext) => FactRow | null;
    /** What goes on counting when the record is gone, or has nothing that this version can read. Absent: nothing. */
    readonly left?: (context: FactContext, audience: string) => FactRow;
  };
  /** The step from each older version of mutations to the next. */
  readonly upcast?: Readonly<Record<number, (fields: Body) => Body>>;
}

export interface RecordType extends RecordKind {
  readonly fields: v.ObjectEntries;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  readonly madeBy: "server" | "anyone";
  readonly removedBy: "server" | "anyone";
  readonly changedBy: "author" | "anyone";
  readonly speaksOf: string | undefined;
  readonly serverFields: readonly string[];
  readonly arrival: (before: Body | null, after: Body, id: string) => Arrival | null;
  readonly personal: readonly string[];
  readonly sensitive: readonly string[];
  /** Null: kept as long as the programme. */
  readonly retention: Retention | null;
  readonly check: (body: Body) => FieldProblem | null;
  readonly facts: Facts | null;
  readonly upcast: Readonly<Record<number, (fields: Body) => Body>>;
}

/** Adds the server's half to the phone's. */
export const defineRecord = <F extends v.ObjectEntries, S>(
  kind: TypedKind<F, S>,
  definition: Definition<NoInfer<F>> & Keeping<NoInfer<S>>,
): RecordType & { readonly fields: F } => {
  // The sync layer treats all bodies alike; only bodies that passed `problemIn` reach these typed functions.
  const erased = definition as unknown as Definition<v.ObjectEntries, Body> & Keeping<"itself" | "nobody">;
  return {
    ...kind,
    fields: definition.fields,
    read: erased.read,
    write: erased.write,
    madeBy: erased.madeBy ?? "anyone",
    removedBy: erased.removedBy ?? "anyone",
    changedBy: erased.changedBy ?? "anyone",
    speaksOf: erased.speaksOf,
    serverFields: erased.serverFields ?? [],
    arrival: erased.arrival ?? (() => null),
    personal: erased.personal ?? [],
    sensitive: erased.sensitive ?? [],
    retention: erased.retention === "programme" ? null : (erased.retention ?? null),
    check: erased.check ?? (() => null),
    facts: erased.facts ? { left: () => null, ...erased.facts } : null,
    upcast: erased.upcast ?? {},
  };
};

/** Looks at one field's value alone. Fields that this version does not know pass: they belong to newer clients. */
export const fieldProblem = (type: RecordType, field: string, value: unknown): FieldProblem | null => {
  const schema = own(type.fields, field);
  if (!schema) return null;
  const parsed = v.safeParse(schema, value);
  return parsed.success ? null : { field, code: problemCode(parsed.issues[0].type) };
};

/** Looks at a whole body: every field, every missing one, then the rules over several fields. */
export const problemIn = (type: RecordType, body: Body): FieldProblem | null => {
  for (const field of Object.keys(type.fields)) {
    const problem = problemOf(type, field, body);
    if (problem) return problem;
  }
  return type.check(body);
};

/** Looks at one field of a body, also at one that is missing. */
export const problemOf = (type: RecordType, field: string, body: Body): FieldProblem | null => {
  if (body[field] !== undefined) return fieldProblem(type, field, body[field]);
  return OPTIONAL.has(own(type.fields, field)?.type ?? "optional") ? null : { field, code: "missing" };
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
