/** How far this year's target is, from what is on the phone. */
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import type { PeopleHelped } from "#domain/people-helped.ts";
import { villageTarget, type VillageTarget } from "#domain/records/village-target.ts";
import { villagesOf } from "./account.ts";
import { helpedCount, keepHelpedCount } from "./helped-count.ts";
import { usePhone, useRecords } from "./use-phone.ts";
import { useToday } from "./use-today.ts";

/** `sent`: as the server has it. `waiting`: people only this phone knows of so far. */
export interface TargetFigures extends PeopleHelped {
  readonly goal: number;
  /** Buddhist era. */
  readonly fiscalYear: number;
}

/** A year that the programme has said nothing about goes on with what it said last, as on the server. */
const goalOf = (village: string, targets: readonly VillageTarget[], fiscalYear: number): number =>
  targets
    .filter((target) => target.areaCode === village && target.fiscalYear <= fiscalYear)
    .sort((a, b) => b.fiscalYear - a.fiscalYear)[0]?.people ?? USUAL_GOAL;

/** People asked for in a village when the programme has not said otherwise. */
const USUAL_GOAL = 4;

/** Undefined until everything it counts has been read. */
export const useTarget = (): TargetFigures | undefined => {
  const { account, database, now } = usePhone();
  const villages = villagesOf(account);
  const fiscalYear = fiscalYearOf(useToday());
  const count = useLiveQuery(() => helpedCount(database, fiscalYear), [database, fiscalYear]);
  const targets = useRecords(villageTarget);
  useEffect(() => {
    // A full phone counts anew at each start.
    if (count) keepHelpedCount(database, count, now().toISOString()).catch(console.error);
  }, [count, database, now]);
  if (!count || !targets) return undefined;
  const { sent, waiting } = count;
  const goal = villages.reduce((sum, village) => sum + goalOf(village, targets, fiscalYear), 0) || USUAL_GOAL;
  return { sent, waiting, goal, fiscalYear };
};
