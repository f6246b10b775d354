import type { Citizen } from "./records/citizen.ts";
import type { FollowUp } from "./records/follow-up.ts";
import type { HelpLog } from "./records/help-log.ts";
import { dueFollowUps } from "./follow-up-list.ts";

/** Why a person is offered: a follow-up is due, or they were helped lately (an instant), or neither. */
export interface LikelyPerson {
  readonly citizen: Citizen;
  readonly due: string | null;
  readonly lastHelp: string | null;
}

/** Whom a volunteer is most likely to help now: those with a follow-up due, then those helped last. */
export const likelyPeople = (
  citizens: readonly Citizen[],
  followUps: readonly FollowUp[],
  logs: readonly HelpLog[],
  today: string,
  howMany: number,
): LikelyPerson[] => {
  const dueByPerson = new Map<string, string>();
  for (const { citizenId, due } of dueFollowUps(followUps, today)) {
    if (!dueByPerson.has(citizenId)) dueByPerson.set(citizenId, due);
  }
  const lastByPerson = new Map<string, string>();
  for (const { citizenId, at } of logs) {
    if (citizenId !== undefined && at > (lastByPerson.get(citizenId) ?? "")) lastByPerson.set(citizenId, at);
  }
  return citizens
    .filter(({ status }) => status === "active")
    .map((citizen) => ({
      citizen,
      due: dueByPerson.get(citizen.id) ?? null,
      lastHelp: lastByPerson.get(citizen.id) ?? null,
    }))
    .sort((a, b) => later(a.due, b.due) || (b.lastHelp ?? "").localeCompare(a.lastHelp ?? ""))
    .slice(0, howMany);
};

// Earliest due day first; nobody due comes after all who are.
const later = (a: string | null, b: string | null): number => (a ?? "9999").localeCompare(b ?? "9999");
