/** Villages of an area and the help given there, from fact tables. People are told apart by keys, never by name. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { countedHelps, helpedIn } from "./counted-helps.ts";
import { countedAgain, linkedPeopleIn } from "./linked-people.ts";
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
  readonly peopleByVillage: ReadonlyMap<string, number>;
  /** Key: `volunteerAt`. */
  readonly peopleByVolunteer: ReadonlyMap<string, number>;
  readonly activeVillages: ReadonlySet<string>;
  readonly overdueByVillage: ReadonlyMap<string, number>;
}

export const volunteerAt = (userId: string, village: string): string => `${userId} ${village}`;

export const workDoneIn = async (db: Kysely<Tables>, question: Question): Promise<WorkDone> => {
  const helped = helpedIn(db, question);
  const linked = await linkedPeopleIn(db, question);
  const total = await helped
    .select(({ fn }) => [
      fn.count<number>("help.person_key").distinct().as("people"),
      fn.count<number>("help.group_count").as("groups"),
    ])
    .executeTakeFirst();
  const bySubdistrict = await helped
    .select(({ fn }) => ["help.p as place", fn.count<number>("help.person_key").distinct().as("people")])
    .groupBy("help.p")
    .execute();
  const byVillage = await helped
    .select(({ fn }) => ["help.village as place", fn.count<number>("help.person_key").distinct().as("people")])
    .groupBy("help.village")
    .execute();
  const byVolunteer = await helped
    .select(({ fn }) => ["help.volunteer", "help.village", fn.count<number>("help.person_key").distinct().as("people")])
    .groupBy(["help.volunteer", "help.village"])
    .execute();
  const active = await countedHelps(db, question.partitions)
    .select("help.village")
    .distinct()
    .where("help.day", ">=", question.activeSince)
    .execute();
  const once = (rows: readonly { place: string; people: number }[], again: ReadonlyMap<string, number>) =>
    new Map(rows.map(({ place, people }) => [place, people - (again.get(place) ?? 0)]));
  const peopleByPartition = once(
    bySubdistrict,
    countedAgain(linked, ({ p }) => p),
  );
  return {
    people: (total?.people ?? 0) - (countedAgain(linked, () => "").get("") ?? 0),
    groupHelps: total?.groups ?? 0,
    peopleBySubdistrict: new Map([...peopleByPartition].map(([p, people]) => [p.slice("t:".length), people])),
    peopleByVillage: once(
      byVillage,
      countedAgain(linked, ({ village }) => village),
    ),
    peopleByVolunteer: once(
      byVolunteer.map(({ volunteer, village, people }) => ({ place: volunteerAt(volunteer, village), people })),
      countedAgain(linked, ({ volunteer, village }) => volunteerAt(volunteer, village)),
    ),
    activeVillages: new Set(active.map(({ village }) => village)),
    overdueByVillage: await overdueIn(db, question),
  };
};

/** Of people who are looked after now: nobody looks in on who died or moved away. */
const overdueIn = async (db: Kysely<Tables>, { partitions: [first, last], today }: Question) => {
  const rows = await db
    .selectFrom("fact_follow_up as promise")
    .leftJoin("fact_citizen as person", (join) =>
      join
        .onRef("person.person_key", "=", "promise.person_key")
        .onRef("person.p", "=", "promise.p")
        .on("person.p", ">=", first)
        .on("person.p", "<=", last),
    )
    .select(({ fn }) => ["promise.village", fn.countAll<number>().as("count")])
    .where("promise.p", ">=", first)
    .where("promise.p", "<=", last)
    .where("promise.state", "=", "open")
    .where("promise.due", "<", today)
    .where((where) => where.or([where("person.status", "is", null), where("person.status", "=", "active")]))
    .groupBy("promise.village")
    .execute();
  return new Map(rows.map(({ village, count }) => [village, count]));
};
