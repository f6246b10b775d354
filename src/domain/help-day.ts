/** The day of a help that is logged later: the day is known, the hour is not. */
import { thaiDay } from "./thai-day.ts";

/** So far back a help is still logged, in days. */
export const oldestHelpDays = 60;

/** Now for today; for an earlier day noon in Thailand, which is read as the day alone (`moment` in src/i18n/formats.ts). */
export const helpInstant = (day: string, now: Date): string =>
  day === thaiDay(now.getTime()) ? now.toISOString() : `${day}T05:00:00.000Z`;
