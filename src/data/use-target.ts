/** How far this year's target is, from what is on the phone. */
import { fiscalYearDays, fiscalYearOf } from "#domain/fiscal-year.ts";
import { peopleHelped } from "#domain/people-helped.ts";
import { helpLog } from "#domain/records/help-log.ts";
import { villageTarget, type VillageTarget } from "#domain/records/village-target.ts";
import { villagesOf } from "./account.ts";
import { usePhone, useRecords, useUnsentIds } from "./use-phone.ts";
import { useToday } from "./use-today.ts";

export interface TargetFigures {
  /** Different people helped this fiscal year, as the server has it. */
  readonly sent: number;
  /** People only this phone knows of so far. */
  readonly waiting: number;
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
  const { account } = usePhone();
  const villages = villagesOf(account);
  const fiscalYear = fiscalYearOf(useToday());
  // The year's first day begins in Thailand seven hours before it does in UTC.
  const yearStart = new Date(Date.parse(`${fiscalYearDays(fiscalYear).first}T00:00:00+07:00`)).toISOString();
  const logs = useRecords(helpLog, { field: "at", from: yearStart });
  const targets = useRecords(villageTarget);
  const unsent = useUnsentIds();
  if (!logs || !targets || !unsent) return undefined;
  const goal = villages.reduce((sum, village) => sum + goalOf(village, targets, fiscalYear), 0) || USUAL_GOAL;
  return { ...peopleHelped(logs, fiscalYear, unsent), goal, fiscalYear };
};
