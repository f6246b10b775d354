/** The whole country in a few figures: nobody's name, no area by itself. Formulas: docs/architecture.md, "Indicators". */
import { type Kysely, sql } from "kysely";
import { COUNTRY } from "#domain/roles.ts";
import type { Tables } from "../tables.ts";
import { countedHelps, helpedIn } from "./counted-helps.ts";
import { countedAgain, linkedPeopleIn } from "./linked-people.ts";
import { volunteerPosts } from "./posts.ts";
import { questionAbout, type Question } from "./question.ts";

export interface NationFigures {
  /** ISO instant: the figures hold everything that was sent by then. */
  readonly asOf: string;
  /** Buddhist era. */
  readonly fiscalYear: number;
  /** Provinces with a village in the programme. */
  readonly provinces: number;
  readonly villages: number;
  /** D1. */
  readonly activeVillages: number;
  /** D3. Null: fewer than `LEAST_PEOPLE`, who could be told apart. */
  readonly peopleHelped: number | null;
  readonly target: number;
  readonly volunteers: number;
  /** D2. */
  readonly silentVolunteers: number;
  readonly centres: number;
}

/** A figure about fewer people than this is not shown above a district (DESIGN section 6, k ≥ 5). */
const LEAST_PEOPLE = 5;

export const nationFigures = async (db: Kysely<Tables>, now: string): Promise<NationFigures> => {
  const question = questionAbout(COUNTRY, now);
  const { fiscalYear, activeSince, partitions } = question;
  const programme = await programmeIn(db, question);
  const helped = await helpedIn(db, question)
    .select(({ fn }) => fn.count<number>("help.person_key").distinct().as("people"))
    .executeTakeFirstOrThrow();
  const again = countedAgain(await linkedPeopleIn(db, question), () => "");
  const active = await countedHelps(db, partitions)
    .select(({ fn }) => fn.count<number>("help.village").distinct().as("villages"))
    .where("help.day", ">=", activeSince)
    .executeTakeFirstOrThrow();
  const { volunteers, heardOf } = await volunteersIn(db, question);
  const centres = await db
    .selectFrom("fact_centre")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("state", "<>", "closed")
    .executeTakeFirstOrThrow();
  const people = helped.people - (again.get("") ?? 0);
  return {
    asOf: now,
    fiscalYear,
    ...programme,
    activeVillages: active.villages,
    peopleHelped: people > 0 && people < LEAST_PEOPLE ? null : people,
    volunteers,
    silentVolunteers: volunteers - heardOf,
    centres: centres.count,
  };
};

/** The newest target up to this year is the one that counts, as for an area. */
const programmeIn = async (db: Kysely<Tables>, { fiscalYear }: Question) => {
  const newest = db
    .selectFrom("fact_village_target")
    .select(({ fn }) => ["p", "village", fn.max("fiscal_year").as("fiscal_year")])
    .where("fiscal_year", "<=", fiscalYear)
    .groupBy(["p", "village"])
    .as("newest");
  const counted = db
    .selectFrom("fact_village_target as target")
    .innerJoin(newest, (join) =>
      join
        .onRef("newest.p", "=", "target.p")
        .onRef("newest.village", "=", "target.village")
        .onRef("newest.fiscal_year", "=", "target.fiscal_year"),
    )
    .select(({ fn }) => ["target.village as village", fn.max("target.people").as("people")])
    .groupBy("target.village")
    .as("counted");
  const found = await db
    .selectFrom(counted)
    .select(({ fn }) => [
      fn.countAll<number>().as("villages"),
      fn.sum<string | number | null>("people").as("target"),
      sql<number>`count(distinct substr(village, 1, 2))`.as("provinces"),
    ])
    .executeTakeFirstOrThrow();
  return {
    villages: found.villages,
    target: Number(found.target ?? 0),
    provinces: found.provinces,
  };
};

const volunteersIn = async (db: Kysely<Tables>, question: Question) => {
  const posts = volunteerPosts(db, question).select("fact_membership.user_id");
  const all = await db
    .selectFrom(posts.distinct().as("post"))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const heard = await db
    .selectFrom("device")
    .select(({ fn }) => fn.count<number>("user_id").distinct().as("count"))
    .where("user_id", "in", posts)
    .where("last_seen_at", ">=", question.silentSince)
    .executeTakeFirstOrThrow();
  return { volunteers: all.count, heardOf: heard.count };
};
