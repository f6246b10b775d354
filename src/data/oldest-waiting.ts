/** How long the oldest unsent change has waited: the warning grows with it, on the phone and at the coordinator's. */
import { useLiveQuery } from "dexie-react-hooks";
import { usePhone } from "./use-phone.ts";
import { waitingIn } from "./waiting.ts";

export type WaitingLevel = "calm" | "day" | "days" | "week";

export interface OldestWaiting {
  readonly count: number;
  /** When it was saved, by what was then the likely time: ISO instant. */
  readonly since: string;
  readonly level: WaitingLevel;
}

/** Null: nothing waits. Looked at anew whenever the outbox changes and when the screen is opened. */
export const useOldestWaiting = (): OldestWaiting | null | undefined => {
  const { database, now } = usePhone();
  return useLiveQuery(async () => {
    const waiting = await waitingIn(database);
    const own = await database.waiting.orderBy("order").first();
    const [since] = [waiting[0], own]
      .flatMap((entry) => (entry ? [entry.savedAt ?? entry.mutation.at] : []))
      .toSorted();
    if (since === undefined) return null;
    return { count: waiting.length, since, level: waitingLevel(now().getTime() - Date.parse(since)) };
  }, [database, now]);
};

const DAY_MS = 86_400_000;

/** `ageMs` below zero: the clock was set back since; nothing is known to be late. */
export const waitingLevel = (ageMs: number): WaitingLevel => {
  if (ageMs >= 7 * DAY_MS) return "week";
  if (ageMs >= 3 * DAY_MS) return "days";
  return ageMs >= DAY_MS ? "day" : "calm";
};
