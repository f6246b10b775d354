import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { COUNTRY } from "#domain/roles.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";

/** An area at a moment, as the queries ask for it. All bounds are included. */
export interface Question {
  /** 2, 4 or 6 digits; "00" for the country. */
  readonly area: string;
  readonly fiscalYear: number;
  /** Thai calendar days. */
  readonly today: string;
  readonly activeSince: string;
  /** ISO instants. */
  readonly sentSince: string;
  readonly silentSince: string;
  readonly lostSince: string;
  /** Of the partitions and of the 8-digit villages in the area: digits of equal number, alike in every collation. */
  readonly partitions: readonly [first: string, last: string];
  readonly villages: readonly [first: string, last: string];
}

/** Days that the figures' rules name: docs/architecture.md, "Indicators". */
const ACTIVE_DAYS = 90;
const SENT_DAYS = 14;
const SILENT_DAYS = 30;
const LOST_DAYS = 30;

export const questionAbout = (area: string, now: string): Question => {
  const today = thaiDay(now);
  const within = area === COUNTRY ? "" : area;
  const ago = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  return {
    area,
    fiscalYear: fiscalYearOf(today),
    today,
    activeSince: addDays(today, -ACTIVE_DAYS),
    sentSince: ago(SENT_DAYS),
    silentSince: ago(SILENT_DAYS),
    lostSince: ago(LOST_DAYS),
    partitions: [`t:${within.padEnd(6, "0")}`, `t:${within.padEnd(6, "9")}`],
    villages: [within.padEnd(8, "0"), within.padEnd(8, "9")],
  };
};
