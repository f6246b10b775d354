/** What the database holds about a person: their records in every village they lived in, and all that speaks of them. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { isObject } from "#sync/column.ts";
import { sameJson, type Body } from "#domain/json.ts";
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
    const rows = await db
      .selectFrom("row")
      .select(columns)
      .where("p", "=", p)
      .where("kind", "in", ["helpLog", "followUp", "consent", "privacyRequest", "conflict"])
      .where("body", "is not", null)
      .execute();
    const ofPerson = rows.filter((row) => row.kind !== "conflict" && ids.has(textIn(row, "citizenId")));
    ofPerson.forEach((row) => recordIds.add(row.id));
    speakOf.blank.push(...ofPerson.filter((row) => withoutFreeText(row.kind, bodyOf(row) ?? {}) !== null).map(nameOf));
    const conflicts = rows.filter((row) => row.kind === "conflict" && recordIds.has(textIn(row, "recordId")));
    speakOf.erase.push(...conflicts.map(nameOf));
  }
  speakOf.erase.push(...(await reviewsAbout(db, ids, recordIds)));
  return speakOf;
};

/** The record without what was typed about its person; null where nothing was. */
export const withoutFreeText = (kind: string, body: Body): Body | null => {
  // A refusal without a reason is none: a dash stands for it, and the request goes on counting.
  const replaced: Body = kind === "privacyRequest" && body["reason"] !== undefined ? { reason: "–" } : {};
  const rest = Object.entries(body).filter(([field]) => !FREE_TEXT[kind]?.includes(field));
  const left = { ...Object.fromEntries(rest), ...replaced };
  return sameJson(left, body) ? null : left;
};

const FREE_TEXT: Readonly<Record<string, readonly string[]>> = {
  helpLog: ["note"],
  privacyRequest: ["name", "note", "reason"],
};

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
