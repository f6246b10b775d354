/** Villages of an area and the help given there, from fact tables. People are told apart by keys, never by name. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { countedHelps } from "./counted-helps.ts";
import type { Question } from "./question.ts";

export interface Village {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Different people to reach in the fiscal year. */
  readonly target: number;
}

/**
 * Villages in the programme, by code: all that ever had a target up to this fiscal year. The newest one counts, so that
 * a new year begins with last year's until somebody sets another.
 */
export const villagesIn = async (db: Kysely<Tables>, { partitions, fiscalYear }: Question): Promise<Village[]> => {
  const newest = db
    .selectFrom("fact_village_target")
    .select(({ fn }) => ["p", "village", fn.max("fiscal_year").as("fiscal_year")])
    .where("p", ">=", partitions[0])
    .where("p", "<=", partitions[1])
    .where("fiscal_year", "<=", fiscalYear)
    .groupBy(["p", "village"])
    .as("newest");
  const rows = await db
    .selectFrom("fact_village_target as target")
    .innerJoin(newest, (join) =>
      join
        .onRef("newest.p", "=", "target.p")
        .onRef("newest.village", "=", "target.village")
        .onRef("newest.fiscal_year", "=", "target.fiscal_year"),
    )
    .select(({ fn }) => [
      "target.village as code",
      fn.max("target.name_th").as("nameTh"),
      fn.max("target.name_en").as("nameEn"),
      fn.max("target.people").as("target"),
    ])
    .groupBy("target.village")
    .orderBy("target.village")
    .execute();
  return rows.map((row) => ({ ...row }));
};

export interface WorkDone {
  /** Different people in the whole area; somebody helped in two places counts once. */
  readonly people: number;
  readonly groupHelps: number;
  readonly peopleBySubdistrict: ReadonlyMap<string, number>;
  /** Key: `volunteerAt`. */
  readonly peopleByVolunteer: ReadonlyMap<string, number>;
  readonly activeVillages: ReadonlySet<string>;
  readonly overdueByVillage: ReadonlyMap<string, number>;
}

export const volunteerAt = (userId: string, village: string): string => `${userId} ${village}`;

export const workDoneIn = async (db: Kysely<Tables>, question: Question): Promise<WorkDone> => {
  const { partitions, fiscalYear, activeSince, today } = question;
  const helps = countedHelps(db, partitions);
  const thisYear = helps.where("help.fiscal_year", "=", fiscalYear);
  const total = await thisYear
    .select(({ fn }) => [
      fn.count<number>("help.person_key").distinct().as("people"),
      fn.count<number>("help.group_count").as("groups"),
    ])
    .executeTakeFirst();
  const bySubdistrict = await thisYear
    .select(({ fn }) => ["help.p", fn.count<number>("help.person_key").distinct().as("people")])
    .groupBy("help.p")
    .execute();
  const byVolunteer = await thisYear
    .select(({ fn }) => ["help.volunteer", "help.village", fn.count<number>("help.person_key").distinct().as("people")])
    .groupBy(["help.volunteer", "help.village"])
    .execute();
  const active = await helps.select("help.village").distinct().where("help.day", ">=", activeSince).execute();
  const overdue = await db
    .selectFrom("fact_follow_up")
    .select(({ fn }) => ["village", fn.countAll<number>().as("count")])
    .where("p", ">=", partitions[0])
    .where("p", "<=", partitions[1])
    .where("state", "=", "open")
    .where("due", "<", today)
    .groupBy("village")
    .execute();
  return {
    people: total?.people ?? 0,
    groupHelps: total?.groups ?? 0,
    peopleBySubdistrict: new Map(bySubdistrict.map(({ p, people }) => [p.slice("t:".length), people])),
    peopleByVolunteer: new Map(
      byVolunteer.map(({ volunteer, village, people }) => [volunteerAt(volunteer, village), people]),
    ),
    activeVillages: new Set(active.map(({ village }) => village)),
    overdueByVillage: new Map(overdue.map(({ village, count }) => [village, count])),
  };
};
