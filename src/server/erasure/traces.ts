/** What the database holds about a person: their records in every village they lived in, and all that speaks of them. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { isObject } from "#sync/column.ts";
import type { Body } from "#domain/json.ts";
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

/** The person's records, here and wherever they moved to or from. `id`: of any one of them. */
export const recordsOfPerson = async (db: Kysely<Tables>, id: string): Promise<readonly Named[]> => {
  const found = new Map<string, Named>();
  const asked = new Set<string>();
  for (let ids = [id]; ids.length > 0;) {
    ids.forEach((one) => asked.add(one));
    const rows = await db
      .selectFrom("row")
      .select(columns)
      .where("kind", "=", "citizen")
      .where((row) => row.or(ids.flatMap((one) => [row("id", "=", one), row("body", "like", `%"${one}"%`)])))
      .execute();
    for (const row of rows) found.set(row.id, nameOf(row));
    ids = rows.flatMap((row) => [row.id, ...movesOf(bodyOf(row))]).filter((one) => !asked.has(one));
  }
  return [...found.values()];
};

/** All that speaks of these persons in the partitions where they are or were. */
export const tracesOf = async (db: Kysely<Tables>, persons: readonly Named[]): Promise<Traces> => {
  const ids = new Set(persons.map((person) => person.id));
  const speakOf = { erase: [...persons], blank: [] as Named[] };
  const recordIds = new Set(ids);
  for (const p of groupBy(persons, ({ partition }) => partition).keys()) {
    const rows = await db
      .selectFrom("row")
      .select(columns)
      .where("p", "=", p)
      .where("kind", "in", ["helpLog", "followUp", "conflict"])
      .where("body", "is not", null)
      .execute();
    const ofPerson = rows.filter((row) => row.kind !== "conflict" && ids.has(textIn(row, "citizenId")));
    ofPerson.forEach((row) => recordIds.add(row.id));
    speakOf.blank.push(...ofPerson.filter((row) => textIn(row, "note") !== "").map(nameOf));
    const conflicts = rows.filter((row) => row.kind === "conflict" && recordIds.has(textIn(row, "recordId")));
    speakOf.erase.push(...conflicts.map(nameOf));
  }
  speakOf.erase.push(...(await reviewsAbout(db, ids, recordIds)));
  return speakOf;
};

const columns = ["p", "id", "kind", "aud", "body"] as const;
type Row = Pick<Tables["row"], (typeof columns)[number]>;

const nameOf = ({ p, id, kind, aud }: Row): Named => ({ partition: p, id, kind, audience: aud });

const bodyOf = ({ body }: Row): Body | null => (body === null ? null : (JSON.parse(body) as Body));

const textIn = (row: Row, field: string): string => {
  const value = bodyOf(row)?.[field];
  return typeof value === "string" ? value : "";
};

const movesOf = (body: Body | null): string[] => {
  const to = body?.["movedTo"];
  return [isObject(to) ? to["id"] : undefined, body?.["movedFrom"]].filter((id) => typeof id === "string");
};

/** They live with their makers, and hold whole changes as text. */
const reviewsAbout = async (
  db: Kysely<Tables>,
  persons: ReadonlySet<string>,
  recordIds: ReadonlySet<string>,
): Promise<Named[]> => {
  const known = await db.selectFrom("fact_review").select(["p", "id", "record_id"]).execute();
  const found: Named[] = [];
  for (const some of chunks(known, 500)) {
    const rows = await db
      .selectFrom("row")
      .select(columns)
      .where("p", "in", [...new Set(some.map(({ p }) => p))])
      .where(
        "id",
        "in",
        some.map(({ id }) => id),
      )
      .where("body", "is not", null)
      .execute();
    const isAbout = (row: Row): boolean =>
      recordIds.has(textIn(row, "recordId")) || [...persons].some((id) => row.body?.includes(id));
    found.push(...rows.filter(isAbout).map(nameOf));
  }
  return found;
};
