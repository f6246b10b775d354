import { useLiveQuery } from "dexie-react-hooks";
import { recordIn, usePhone } from "#data/use-phone.ts";
import { dueFollowUps, nextFollowUp } from "#domain/follow-up-list.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { followUp, type FollowUp } from "#domain/records/follow-up.ts";
import { samePerson } from "#domain/records/same-person.ts";
import { joinedInto } from "#domain/same-people.ts";

export interface Promised {
  readonly followUp: FollowUp;
  /** Missing when the person was taken off the list. */
  readonly person: Citizen | undefined;
}

export interface Due {
  /** The most pressing ones, no more than asked for. */
  readonly shown: readonly Promised[];
  /** How many are due besides. */
  readonly more: number;
  /** Different people to look in on today. */
  readonly people: number;
  /** What comes after today, when nothing is due. */
  readonly next: Promised | undefined;
}

/** What is due by `today`, for people who are looked after: nobody looks in on who died or moved away. */
export const useDue = (today: string, limit: number): Due | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const rows = await database.rows(followUp.kind).where("body.state").equals("open").toArray();
    const open = rows.map((row) => recordIn<typeof followUp>(row));
    const answers = (await database.rows(samePerson.kind).toArray()).map((row) => recordIn<typeof samePerson>(row));
    const joined = joinedInto(answers);
    const idOf = ({ citizenId }: FollowUp): string => joined.get(citizenId) ?? citizenId;
    const people = await database.rows(citizen.kind).bulkGet(open.map(idOf));
    const promised = new Map<FollowUp, Citizen | undefined>();
    for (const [at, item] of open.entries()) {
      const row = people[at];
      const person = row && recordIn<typeof citizen>(row);
      if (person === undefined || person.status === "active") promised.set(item, person);
    }
    const kept = [...promised.keys()];
    const withPerson = (item: FollowUp): Promised => ({ followUp: item, person: promised.get(item) });
    const due = dueFollowUps(kept, today);
    const next = due.length === 0 ? nextFollowUp(kept, today) : undefined;
    return {
      shown: due.slice(0, limit).map(withPerson),
      more: Math.max(0, due.length - limit),
      people: new Set(due.map(idOf)).size,
      next: next && withPerson(next),
    };
  }, [database, today, limit]);
};
