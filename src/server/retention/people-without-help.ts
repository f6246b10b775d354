/**
 * People whom nobody has helped for as long as their records are kept. They are put on a list and not removed: PDPA
 * s.37(3) wants data gone whose purpose is over, but the clock does not know that it is over. Help may have gone unlogged,
 * and a person who vanishes in silence from a volunteer's phone is lost to them. So a coordinator asks the volunteer, and
 * whoever runs the server erases (docs/operate.md).
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RecordType } from "#domain/record-type.ts";
import { recordTypes } from "#domain/record-types.ts";
import { firstDayKept } from "#domain/retention.ts";
import { startOfThaiDay, thaiDay } from "#domain/thai-day.ts";
import type { Database } from "../database.ts";
import { chunks } from "../stores/statements.ts";
import type { RetentionListTable } from "../tables.ts";

/** A person of whom nothing was heard in their whole period. */
export interface PersonOver {
  readonly id: string;
  readonly village: string;
  /** Thai day; null: no help is known. */
  readonly lastHelp: string | null;
}

/** Partition by partition; those that have nobody any more, but are still on the list, come with an empty list. */
export async function* peopleOver(
  database: Database,
  now: string,
  types: readonly RecordType[] = recordTypes,
): AsyncGenerator<{ readonly partition: string; readonly people: readonly PersonOver[] }> {
  const { db } = database;
  for (const { kind, retention } of types) {
    if (retention?.then !== "list") continue;
    const firstDay = firstDayKept(retention.days, thaiDay(now));
    const before = startOfThaiDay(firstDay);
    const old = db.selectFrom("row").select("p").where("kind", "=", kind).where("body", "is not", null);
    const partitions = await old
      .where("received_at", "<", before)
      .union(db.selectFrom("retention_list").select("p"))
      .execute();
    for (const { p } of partitions) {
      const persons = await db
        .selectFrom("row")
        .select(["id", "aud"])
        .where("p", "=", p)
        .where("kind", "=", kind)
        .where("body", "is not", null)
        .where("received_at", "<", before)
        .execute();
      const lastHelps = persons.length === 0 ? new Map<string, string>() : await lastHelpsIn(database, p);
      const people = persons.map(({ id, aud }) => {
        return { id, village: aud, lastHelp: lastHelps.get(database.keyed(id)) ?? null };
      });
      const isSilent = ({ lastHelp }: PersonOver): boolean => lastHelp === null || lastHelp < firstDay;
      yield { partition: p, people: people.filter(isSilent) };
      await nextTurn();
    }
  }
}

/** The list as it has to be now. Who was on it already keeps the day of being put there. */
export const listPeopleOver = async (database: Database, now: string): Promise<void> => {
  for await (const { partition, people } of peopleOver(database, now)) {
    await database.transaction(async (trx) => {
      const listed = await trx.selectFrom("retention_list").selectAll().where("p", "=", partition).execute();
      const before = new Map(listed.map((row) => [row.id, row]));
      const rows: RetentionListTable[] = people.map(({ id, village, lastHelp }) => {
        return { p: partition, id, village, last_help: lastHelp, listed_at: before.get(id)?.listed_at ?? now };
      });
      const isSame = ({ id, last_help }: RetentionListTable): boolean => before.get(id)?.last_help === last_help;
      // Most days change nothing, and a commit for every sub-district is not free.
      if (rows.length === listed.length && rows.every(isSame)) return;
      await trx.deleteFrom("retention_list").where("p", "=", partition).execute();
      for (const some of chunks(rows, 64)) {
        const insert = trx.insertInto("retention_list").values([...some]);
        // Another server that does the same at this moment has written the same.
        await insert.onConflict((conflict) => conflict.columns(["p", "id"]).doNothing()).execute();
      }
    });
  }
};

/** By the keyed hash of the person. */
const lastHelpsIn = async ({ db }: Database, p: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom("fact_help_log")
    .select((fact) => ["person_key", fact.fn.max("day").as("day")])
    .where("p", "=", p)
    .where("person_key", "is not", null)
    .groupBy("person_key")
    .execute();
  return new Map(rows.flatMap(({ person_key, day }) => (person_key === null ? [] : [[person_key, day] as const])));
};
