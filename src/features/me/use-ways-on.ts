import { villagesOf } from "#data/account.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useAccount, useKinds, type EntryFacts } from "#features/feature.ts";
import { stepsFor, type EntrySteps } from "./entry-step.ts";
import { saidVillage, villageOf } from "./entry-village.ts";
import { dayToMend, mendPath, sameDrafts } from "./mend-path.ts";

/** What can be done about an entry, and the village whose coordinator is asked where one is. */
export interface WaysOn extends EntrySteps {
  readonly village: string | undefined;
}

export const useWaysOn = (entry: AnsweredEntry, facts: EntryFacts): WaysOn => {
  const own = villagesOf(useAccount());
  const kind = useKinds()[entry.mutation.k];
  const village = villageOf(entry, facts, own);
  const steps = stepsFor(entry, {
    canMend: mendPath(kind, entry, facts) !== undefined || dayToMend(kind, entry, facts) !== undefined,
    canResend: sameDrafts(entry, facts).length > 0,
    canGive: village !== undefined,
    isOwnVillage: own.includes(saidVillage(facts) ?? ""),
  });
  return { ...steps, village };
};
