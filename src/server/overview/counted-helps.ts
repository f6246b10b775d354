/** The helps that figures are made of. Anybody with a village can send a help: what they name in it has to be there. */
import type { Kysely } from "kysely";
import { longestDay } from "#domain/help-act.ts";
import { helpedOutcomes } from "#domain/records/help-log.ts";
import type { Tables } from "../tables.ts";
import type { Question } from "./question.ts";

/**
 * Helps of groups, and of people whom the village knows or knew: a person's record may come after the help, and may be
 * gone since. The key alone tells, so nobody's record is read.
 */
export const countedHelps = (db: Kysely<Tables>, [first, last]: Question["partitions"]) =>
  db
    .selectFrom("fact_help_log as help")
    .leftJoin("fact_citizen as person", (join) =>
      join
        .onRef("person.person_key", "=", "help.person_key")
        .onRef("person.p", "=", "help.p")
        .onRef("person.village", "=", "help.village")
        // Else PostgreSQL reads the whole country's people for one sub-district.
        .on("person.p", ">=", first)
        .on("person.p", "<=", last),
    )
    .where("help.p", ">=", first)
    .where("help.p", "<=", last)
    .where((where) => where.or([where("help.person_key", "is", null), where("person.person_key", "is not", null)]));

type Helps = ReturnType<typeof countedHelps>;

/** Those of the fiscal year by which somebody was helped. */
export const helpedIn = (db: Kysely<Tables>, { partitions, fiscalYear }: Question): Helps =>
  countedHelps(db, partitions)
    .where("help.fiscal_year", "=", fiscalYear)
    .where("help.outcome", "in", [...helpedOutcomes]);

/** `all`: as they were logged; `counted`: of one volunteer no more on a day than a day may have. */
export const minutesOf = async (db: Kysely<Tables>, helps: Helps): Promise<{ all: number; counted: number }> => {
  const days = helps
    .select(({ fn }) => ["help.volunteer", "help.day", fn.sum<number>("help.minutes").as("minutes")])
    .groupBy(["help.volunteer", "help.day"]);
  const { all, counted } = await db
    .selectFrom(days.as("worked"))
    .select(({ fn, eb }) => [
      fn.sum<number | string | null>("minutes").as("all"),
      fn
        .sum<number | string | null>(
          eb.case().when("minutes", ">", longestDay).then(eb.lit(longestDay)).else(eb.ref("minutes")).end(),
        )
        .as("counted"),
    ])
    .executeTakeFirstOrThrow();
  return { all: Number(all ?? 0), counted: Number(counted ?? 0) };
};

/** Helps by topic, of those in the catalogue: what a newer phone sends counts when the server knows it too. */
export const helpsByTopic = async (helps: Helps): Promise<ReadonlyMap<string, number>> => {
  const rows = await helps
    .innerJoin("row as topic", (join) =>
      join
        .on("topic.p", "=", "g")
        .on("topic.kind", "=", "topic")
        .on("topic.body", "is not", null)
        .on((on) => on("topic.id", "in", [on.ref("help.topic"), on.ref("help.topic2"), on.ref("help.topic3")])),
    )
    .select(({ fn }) => ["topic.id as code", fn.countAll<number>().as("helps")])
    .groupBy("topic.id")
    .execute();
  return new Map(rows.map(({ code, helps: count }) => [code, count]));
};
