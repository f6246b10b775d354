import { useLiveQuery } from "dexie-react-hooks";
import { recordIn, usePhone } from "#data/use-phone.ts";
import { dueFollowUps, nextFollowUp } from "#domain/follow-up-list.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { followUp, type FollowUp } from "#domain/records/follow-up.ts";

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

/** What is due by `today`. Of the people, only those are read whom it shows: a village may have hundreds. */
export const useDue = (today: string, limit: number): Due | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const rows = await database.rows(followUp.kind).where("body.state").equals("open").toArray();
    const open = rows.map((row) => recordIn<typeof followUp>(row));
    const due = dueFollowUps(open, today);
    const next = due.length === 0 ? nextFollowUp(open, today) : undefined;
    const named = next ? [next] : due.slice(0, limit);
    const people = await database.rows(citizen.kind).bulkGet(named.map(({ citizenId }) => citizenId));
    const promised = named.map((item, at) => {
      const person = people[at];
      return { followUp: item, person: person && recordIn<typeof citizen>(person) };
    });
    return {
      shown: next ? [] : promised,
      more: next ? 0 : due.length - promised.length,
      people: new Set(due.map(({ citizenId }) => citizenId)).size,
      next: next && promised[0],
    };
  }, [database, today, limit]);
};
