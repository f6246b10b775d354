import { fiscalYearOf } from "./fiscal-year.ts";
import { helpedOutcomes, type HelpLog } from "./records/help-log.ts";
import { thaiDay } from "./thai-day.ts";

/** Different people helped in a fiscal year: `sent` is what the server has, `waiting` only this phone knows. */
export interface PeopleHelped {
  readonly sent: number;
  readonly waiting: number;
}

/** What this phone knows, by ids. */
export interface KnownHere {
  /** People whose record the server has or had. */
  readonly people: ReadonlySet<string>;
  /** People whose record has not been sent yet. */
  readonly unsentPeople: ReadonlySet<string>;
  /** Records with unsent changes. */
  readonly unsent: ReadonlySet<string>;
  /** From records that stand for nobody any more to those that stand for the same person. */
  readonly joined: ReadonlyMap<string, string>;
}

/**
 * The figure of the target (indicator V1: distinct people helped ÷ 4). A person counts once however often they were
 * helped, by outcomes that help, and what waits is never added to what the server has counted. Groups without names count nobody, and neither
 * does somebody whom the village does not know (yet).
 */
export const peopleHelped = (
  logs: readonly HelpLog[],
  fiscalYear: number,
  { people, unsentPeople, unsent, joined }: KnownHere,
): PeopleHelped => {
  const sent = new Set<string>();
  const waiting = new Set<string>();
  for (const { id, at, citizenId, outcome } of logs) {
    if (citizenId === undefined || !helpedOutcomes.includes(outcome)) continue;
    if (fiscalYearOf(thaiDay(at)) !== fiscalYear) continue;
    const person = joined.get(citizenId) ?? citizenId;
    if (people.has(citizenId) && !unsent.has(id)) sent.add(person);
    else if (people.has(citizenId) || unsentPeople.has(citizenId)) waiting.add(person);
  }
  return { sent: sent.size, waiting: [...waiting].filter((person) => !sent.has(person)).length };
};
