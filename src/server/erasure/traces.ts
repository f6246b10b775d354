/** What the database holds about a person: their records in every village they lived in, and all that speaks of them. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { isObject } from "#sync/column.ts";
import type { Body } from "#domain/json.ts";
import { recordTypes } from "#domain/record-types.ts";
import { personIn, withoutTyped } from "#domain/subject.ts";
import { factTable } from "../facts.ts";
import { isUuid } from "../is-uuid.ts";
import { chunks } from "../stores/statements.ts";
import type { Tables } from "../tables.ts";

/** A row by name, without what it says. */
export interface Named {
  readonly partition: string;
  readonly id: string;
  readonly kind: string;
  readonly audience: string;
}

export interface Traces {
  /** Rows that are about the person alone, or repeat what was said about them. */
  readonly erase: readonly Named[];
  /** Work that counts without them: it stays, with a bare number in place of a person, and loses its free text. */
  readonly blank: readonly Named[];
}

export interface RecordsOfPerson {
  readonly theirs: readonly Named[];
  /** Records that one of theirs names as a former one, and that do not say so themselves: a person has to look. */
  readonly unsure: readonly Named[];
}

/**
 * The person's records, here and wherever they moved to or from; `id`: of any one of them. A move counts when both ends
 * speak of it: what one phone alone wrote must not erase somebody in another village.
 */
export const recordsOfPerson = async (db: Kysely<Tables>, id: string): Promise<RecordsOfPerson> => {
  const theirs = new Map((await recordsWith(db, [id])).filter((row) => row.id === id).map((row) => [row.id, row]));
  const unsure = new Map<string, Row>();
  for (let newest = [...theirs.values()]; newest.length > 0;) {
    const named = await recordsWith(db, newest.flatMap((row) => [row.id, ...movesOf(row)]).filter(isUuid));
    const others = named.filter((row) => !theirs.has(row.id));
    newest = others.filter((row) => row.body === null || [...theirs.values()].some((known) => isOneMove(known, row)));
    for (const row of newest) theirs.set(row.id, row);
    for (const row of others) unsure.set(row.id, row);
  }
  return {
    theirs: [...theirs.values()].map(nameOf),
    unsure: [...unsure.values()].filter((row) => !theirs.has(row.id)).map(nameOf),
  };
};

/** All that speaks of these persons in the partitions where they are or were. */
export const tracesOf = async (db: Kysely<Tables>, persons: readonly Named[]): Promise<Traces> => {
  const ids = new Set(persons.map((person) => person.id));
  const speakOf = { erase: [...persons], blank: [] as Named[] };
  const recordIds = new Set(ids);
  for (const p of groupBy(persons, ({ partition }) => partition).keys()) {
    for (const type of typesAboutPeople) {
      const rows = await db
        .selectFrom("row")
        .select(columns)
        .where("p", "=", p)
        .where("kind", "=", type.kind)
        .where("body", "is not", null)
        .execute();
      const ofPerson = rows.filter((row) => ids.has(personIn(type, row.id, bodyOf(row) ?? {}) ?? ""));
      ofPerson.forEach((row) => recordIds.add(row.id));
      speakOf.blank.push(...ofPerson.filter((row) => withoutTyped(type, bodyOf(row) ?? {}) !== null).map(nameOf));
    }
  }
  for (const { kind, subject } of recordTypes) {
    if (typeof subject !== "object" || !("record" in subject)) continue;
    const isAbout = (row: Row): boolean =>
      recordIds.has(textIn(row, subject.record)) || [...ids].some((id) => row.body?.includes(id));
    speakOf.erase.push(...(await rowsOf(db, kind)).filter(isAbout).map(nameOf));
  }
  return speakOf;
};

const typesAboutPeople = recordTypes.filter(({ subject }) => typeof subject === "object" && "person" in subject);

const columns = ["p", "id", "kind", "aud", "body"] as const;
type Row = Pick<Tables["row"], (typeof columns)[number]>;

const nameOf = ({ p, id, kind, aud }: Row): Named => ({ partition: p, id, kind, audience: aud });

const bodyOf = ({ body }: Row): Body | null => (body === null ? null : (JSON.parse(body) as Body));

const textIn = (row: Row, field: string): string => {
  const value = bodyOf(row)?.[field];
  return typeof value === "string" ? value : "";
};

/** Citizens with one of these ids, or whose record speaks of one. */
const recordsWith = (db: Kysely<Tables>, ids: readonly string[]): Promise<Row[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("row")
        .select(columns)
        .where("kind", "=", "citizen")
        .where((row) => row.or(ids.flatMap((id) => [row("id", "=", id), row("body", "like", `%"${id}"%`)])))
        .execute();

const movesOf = (row: Row): string[] => [movedTo(row), textIn(row, "movedFrom")];

const movedTo = (row: Row): string => {
  const to = bodyOf(row)?.["movedTo"];
  return isObject(to) && typeof to["id"] === "string" ? to["id"] : "";
};

const isOneMove = (a: Row, b: Row): boolean =>
  (movedTo(a) === b.id && textIn(b, "movedFrom") === a.id) || (movedTo(b) === a.id && textIn(a, "movedFrom") === b.id);

/** Every row of a kind that has facts, wherever it lives. */
const rowsOf = async (db: Kysely<Tables>, kind: string): Promise<Row[]> => {
  // The type of whichever fact table: all have these two columns.
  const facts = factTable(kind) as "fact_review";
  const known = await db.selectFrom(facts).select(["p", "id"]).execute();
  const found: Row[] = [];
  for (const some of chunks(known, 500)) {
    const [places, ids] = [[...new Set(some.map(({ p }) => p))], some.map(({ id }) => id)];
    const query = db.selectFrom("row").select(columns).where("p", "in", places).where("id", "in", ids);
    found.push(...(await query.where("body", "is not", null).execute()));
  }
  return found;
};
