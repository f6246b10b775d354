/** Calendar days in Thailand, which has kept UTC+7 without summer time since 1920. */
const THAI_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in Thailand at this instant, YYYY-MM-DD. */
export const thaiDay = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + THAI_OFFSET_MS).toISOString().slice(0, 10);

/** `days` later (or earlier, when negative). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The instant at which this day begins in Thailand. */
export const startOfThaiDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - THAI_OFFSET_MS).toISOString();
