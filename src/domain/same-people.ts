/** Records of a village that may be one person, and those that somebody has said are one. */
import { fold } from "./fold.ts";
import { groupBy } from "./group.ts";
import { withoutTitle } from "./person-title.ts";
import type { Citizen } from "./records/citizen.ts";
import type { SamePerson } from "./records/same-person.ts";

/**
 * Which record stands for whom: from each that is not shown by itself to the one that is, which was made first. The last
 * answer about a pair counts.
 */
export const joinedInto = (answers: readonly SamePerson[]): ReadonlyMap<string, string> => {
  const kept = new Map<string, string>();
  const rootOf = (person: string): string => {
    const above = kept.get(person);
    return above === undefined ? person : rootOf(above);
  };
  for (const { answer, personId, keptId } of lastAnswers(answers)) {
    const [first, second] = [rootOf(personId), rootOf(keptId)].sort();
    if (answer === "same" && first !== undefined && second !== undefined && first !== second) kept.set(second, first);
  }
  return new Map([...kept.keys()].map((person) => [person, rootOf(person)]));
};

/** One for each pair, in whichever direction it was said. */
export const lastAnswers = <A extends Pick<SamePerson, "id" | "personId" | "keptId" | "at">>(
  answers: readonly A[],
): readonly A[] =>
  [...groupBy(answers, ({ personId, keptId }) => pairKey(personId, keptId)).values()].flatMap((ofPair) =>
    ofPair.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, 1),
  );

/** The record that was made first stands for both. */
export interface Pair {
  readonly kept: Citizen;
  readonly person: Citizen;
}

/**
 * People of one village with one name, whose houses and years of birth do not say otherwise, and about whom nobody has said
 * anything yet. Neighbours who share a name are asked about once.
 */
export const likelyPairs = (people: readonly Citizen[], answers: readonly SamePerson[]): readonly Pair[] => {
  const said = new Set(answers.map(({ personId, keptId }) => pairKey(personId, keptId)));
  const active = people.filter(({ status }) => status === "active");
  return [...groupBy(active, ({ areaCode, name }) => `${areaCode} ${fold(withoutTitle(name))}`).values()].flatMap(
    (sameName) => {
      const [kept, ...others] = sameName.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return others.flatMap((person) =>
        kept && mayBeOne(kept, person) && !said.has(pairKey(kept.id, person.id)) ? [{ kept, person }] : [],
      );
    },
  );
};

const mayBeOne = (a: Citizen, b: Citizen): boolean =>
  agree(a.houseNo, b.houseNo) && agree(a.birthYear, b.birthYear) && agree(a.sex, b.sex);

/** What one of them does not say is no difference. */
const agree = (a: string | number | undefined, b: string | number | undefined): boolean =>
  a === undefined || b === undefined || a === b;

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
