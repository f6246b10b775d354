/**
 * People who have more than one record: they moved to another village, where they got a new one, or two records of a
 * village turned out to be one person. Figures of people count such a person once in whatever they are figures of.
 * Links are followed inside the asked area: a way that leads out of it and back is not seen.
 */
import type { Kysely } from "kysely";
import { lastAnswers } from "#domain/same-people.ts";
import type { Tables } from "../tables.ts";
import { helpedIn } from "./counted-helps.ts";
import type { Question } from "./question.ts";

/** One record of such a person, in one place, helped there by one volunteer. */
export interface LinkedHelp {
  readonly person: string;
  readonly p: string;
  readonly village: string;
  readonly volunteer: string;
}

export interface LinkedPeople {
  readonly helps: readonly LinkedHelp[];
  /** The same for all records of one person. */
  readonly rootOf: (person: string) => string;
}

export const linkedPeopleIn = async (db: Kysely<Tables>, question: Question): Promise<LinkedPeople> => {
  const [moves, answers] = [movesIn(db, question), answersIn(db, question)];
  const moved = await moves.execute();
  const said = lastAnswers(await answers.execute()).filter(({ answer }) => answer === "same");
  const pairs = [...moved.map(({ person, other }) => [person, other] as const), ...said.map(keysOf)];
  const rootOf = rootsOf(pairs);
  if (pairs.length === 0) return { helps: [], rootOf };
  const helps = await helpedIn(db, question)
    .select(["help.person_key as person", "help.p", "help.village", "help.volunteer"])
    .where((where) =>
      where.or([
        where("help.person_key", "in", db.selectFrom(moves.as("move")).select("move.person")),
        where("help.person_key", "in", db.selectFrom(moves.as("move")).select("move.other")),
        where("help.person_key", "in", db.selectFrom(answers.as("said")).select("said.personId")),
        where("help.person_key", "in", db.selectFrom(answers.as("said")).select("said.keptId")),
      ]),
    )
    .distinct()
    .execute();
  return { helps: helps as LinkedHelp[], rootOf }; // what is in a list is not null
};

const keysOf = ({ personId, keptId }: { readonly personId: string; readonly keptId: string }) =>
  [personId, keptId] as const;

/** How often the records of a person were counted beyond the first time, by whatever they are counted in. */
export const countedAgain = (
  { helps, rootOf }: LinkedPeople,
  inWhat: (help: LinkedHelp) => string,
): ReadonlyMap<string, number> => {
  const records = new Map<string, Set<string>>();
  const people = new Map<string, Set<string>>();
  for (const help of helps) {
    const where = inWhat(help);
    records.set(where, (records.get(where) ?? new Set()).add(help.person));
    people.set(where, (people.get(where) ?? new Set()).add(rootOf(help.person)));
  }
  return new Map([...records].map(([where, found]) => [where, found.size - (people.get(where)?.size ?? 0)]));
};

/**
 * By keys: nobody's id is in the fact tables. Only about people whom that very village has or had: what is said in one
 * village joins nobody in another.
 */
const answersIn = (db: Kysely<Tables>, { partitions: [first, last] }: Question) =>
  db
    .selectFrom("fact_same_person as said")
    .innerJoin("fact_citizen as person", (join) =>
      join
        .onRef("person.p", "=", "said.p")
        .onRef("person.person_key", "=", "said.person_key")
        .onRef("person.village", "=", "said.village"),
    )
    .innerJoin("fact_citizen as kept", (join) =>
      join
        .onRef("kept.p", "=", "said.p")
        .onRef("kept.person_key", "=", "said.kept_key")
        .onRef("kept.village", "=", "said.village"),
    )
    .select(["said.id", "said.person_key as personId", "said.kept_key as keptId", "said.answer", "said.at"])
    .where("said.p", ">=", first)
    .where("said.p", "<=", last);

const movesIn = (db: Kysely<Tables>, { partitions: [first, last] }: Question) =>
  db
    .selectFrom("fact_citizen")
    .select(["person_key as person", "from_key as other"])
    .where("p", ">=", first)
    .where("p", "<=", last)
    .where("from_key", "is not", null)
    .$narrowType<{ other: string }>();

const rootsOf = (pairs: readonly (readonly [string, string])[]): ((person: string) => string) => {
  const parents = new Map<string, string>();
  const rootOf = (person: string): string => {
    let root = person;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    return root;
  };
  for (const [a, b] of pairs) {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    if (rootA !== rootB) parents.set(rootA, rootB);
  }
  return rootOf;
};
