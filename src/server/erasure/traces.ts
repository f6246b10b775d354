/** What the database holds about a person: their records in every village they lived in, and all that speaks of them. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { villageHome, type Home } from "#domain/homes.ts";
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

/** One record: two people's may stand under one id in two places, by a mistake or by somebody's will. */
export type Place = Pick<Named, "partition" | "id">;

/** Wherever a person's record stands or stood under this id. */
export const placesOf = async (db: Kysely<Tables>, id: string): Promise<readonly Named[]> =>
  (await recordsWith(db, [id])).filter((row) => row.id === id).map(nameOf);

/**
 * The person's records, here and wherever they moved to or from, by any one of them. A move counts when both ends speak
 * of it: what one phone alone wrote must not erase somebody in another village.
 */
export const recordsOfPerson = async (db: Kysely<Tables>, { partition, id }: Place): Promise<RecordsOfPerson> => {
  const first = (await recordsWith(db, [id])).filter((row) => row.id === id && row.p === partition);
  const theirs = new Map(first.map((row) => [keyOf(row.p, row.id), row]));
  const unsure = new Map<string, Row>();
  for (let newest = first; newest.length > 0;) {
    const named = await recordsWith(db, newest.flatMap((row) => [row.id, ...movesOf(row)]).filter(isUuid));
    const others = named.filter((row) => !theirs.has(keyOf(row.p, row.id)));
    newest = others.filter((row) => [...theirs.values()].some((known) => isSamePerson(known, row, named)));
    for (const row of newest) theirs.set(keyOf(row.p, row.id), row);
    for (const row of others) unsure.set(keyOf(row.p, row.id), row);
  }
  return {
    theirs: [...theirs.values()].map(nameOf),
    unsure: [...unsure].filter(([key]) => !theirs.has(key)).map(([, row]) => nameOf(row)),
  };
};

/** All that speaks of these persons in the partitions where they are or were. */
export const tracesOf = async (db: Kysely<Tables>, persons: readonly Named[]): Promise<Traces> => {
  const places = groupBy(persons, ({ partition }) => partition);
  const speakOf = { erase: [...persons], blank: [] as Named[] };
  const records = new Set(persons.map((person) => keyOf(person.partition, person.id)));
  for (const [p, here] of places) {
    const ids = new Set(here.map(({ id }) => id));
    for (const type of typesAboutPeople) {
      const rows = await db
        .selectFrom("row")
        .select(columns)
        .where("p", "=", p)
        .where("kind", "=", type.kind)
        .where("body", "is not", null)
        .execute();
      const ofPerson = rows.filter((row) => ids.has(personIn(type, row.id, bodyOf(row) ?? {}) ?? ""));
      ofPerson.forEach((row) => records.add(keyOf(p, row.id)));
      speakOf.blank.push(...ofPerson.filter((row) => withoutTyped(type, bodyOf(row) ?? {}) !== null).map(nameOf));
    }
  }
  const taught = await inCohorts(db, persons);
  speakOf.blank.push(...taught.filter((row) => saysTyped(row)).map(nameOf));
  for (const { kind, subject } of recordTypes) {
    if (typeof subject !== "object" || !("record" in subject)) continue;
    const isAbout = (row: Row): boolean => {
      // A review lives with its maker, and says where the work was for.
      const p = textIn(row, "partition") || row.p;
      if (records.has(keyOf(p, textIn(row, subject.record)))) return true;
      return places.get(p)?.some(({ id }) => row.body?.includes(id)) ?? false;
    };
    speakOf.erase.push(...(await rowsOf(db, kind)).filter(isAbout).map(nameOf));
  }
  return speakOf;
};

/** What cohorts hold of them: a trainer's place is none of the villages'. */
const inCohorts = async (db: Kysely<Tables>, persons: readonly Named[]): Promise<Row[]> => {
  const found: Row[] = [];
  for (const some of chunks(persons, 100)) {
    const rows = await db
      .selectFrom("row")
      .select(columns)
      .where((row) => row.or([row("p", "like", "k:%"), row("p", "like", "c:%")]))
      .where(
        "kind",
        "in",
        typesAboutPeople.map(({ kind }) => kind),
      )
      .where((row) => row.or(some.map(({ id }) => row("body", "like", `%"${id}"%`))))
      .execute();
    const isAbout = (row: Row): boolean => {
      const type = typesAboutPeople.find(({ kind }) => kind === row.kind);
      const who = type && personIn(type, row.id, bodyOf(row) ?? {});
      return some.some(({ id, audience }) => id === who && audience === textIn(row, "areaCode"));
    };
    found.push(...rows.filter(isAbout));
  }
  return found;
};

const saysTyped = (row: Row): boolean => {
  const type = typesAboutPeople.find(({ kind }) => kind === row.kind);
  return type !== undefined && withoutTyped(type, bodyOf(row) ?? {}) !== null;
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

const keyOf = (p: string, id: string): string => `${p} ${id}`;

const movesOf = (row: Row): string[] => [movedTo(row)?.id ?? "", textIn(row, "movedFrom")];

const movedTo = (row: Row): (Home & { readonly id: string }) | null => {
  const to = bodyOf(row)?.["movedTo"];
  if (!isObject(to) || typeof to["id"] !== "string" || typeof to["areaCode"] !== "string") return null;
  return { ...villageHome(to["areaCode"]), id: to["id"] };
};

const isMovedTo = (from: Row, row: Row): boolean => {
  const to = movedTo(from);
  return to !== null && to.id === row.id && to.partition === row.p;
};

/** `named`: all records that these two speak of, or that speak of them. */
const isSamePerson = (known: Row, row: Row, named: readonly Row[]): boolean =>
  (row.body === null && isMovedTo(known, row)) || cameFrom(known, row, named) || cameFrom(row, known, named);

/** A record says by an id alone where its person came from: two that claim to be it are one too many. */
const cameFrom = (row: Row, from: Row, named: readonly Row[]): boolean => {
  const id = textIn(row, "movedFrom");
  const claims = named.filter((one) => one.id === id && (one.body === null || isMovedTo(one, row)));
  return claims.length === 1 && claims[0]?.p === from.p && from.id === id;
};

/** Every row of a kind that has facts, wherever it lives. */
const rowsOf = async (db: Kysely<Tables>, kind: string): Promise<Row[]> => {
  // The type of whichever fact table: all have these two columns.
  const facts = factTable(kind) as "fact_review";
  const known = await db.selectFrom(facts).select(["p", "id"]).execute();
  const found: Row[] = [];
  for (const some of chunks(known, 500)) {
    const [ps, ids] = [[...new Set(some.map(({ p }) => p))], some.map(({ id }) => id)];
    const query = db.selectFrom("row").select(columns).where("p", "in", ps).where("id", "in", ids);
    found.push(...(await query.where("body", "is not", null).execute()));
  }
  return found;
};
