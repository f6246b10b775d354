/**
 * How dates, times and figures are shown. Thai shows Buddhist years with all four digits (two could be either era),
 * English the Gregorian ones. Days begin and end in Thailand, whatever the phone's clock zone says.
 */
import type { Language } from "./language.ts";

/** `day` arguments are a date "YYYY-MM-DD" or an instant (ISO with Z); `now` is always given by the caller. */
export type Formats = {
  readonly number: (value: number) => string;
  /** A share of one: 0.84 → "84%". */
  readonly percent: (share: number) => string;
  readonly date: (day: string) => string;
  /** With the month in full, as papers have it: "21 พฤศจิกายน 2569". */
  readonly longDate: (day: string) => string;
  readonly dayDate: (day: string) => string;
  readonly month: (day: string) => string;
  readonly time: (instant: string) => string;
  /** "วันนี้", "เมื่อวาน", "3 วันก่อน", "พรุ่งนี้", "อีก 3 วัน"; more than 30 days away, the date. */
  readonly day: (day: string, now: Date) => string;
  /**
   * The day as above; with its time when it is today or yesterday, else the date alone. Noon in Thailand, exact to the
   * thousandth, says that only the day is known (src/domain/help-day.ts): its time is never shown.
   */
  readonly moment: (instant: string, now: Date) => string;
  /** A year of the common era in the reader's own era. */
  readonly year: (commonEra: number) => string;
  /** "ก, ข และ ค" */
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
};

/** English days are written small, to stand inside a sentence; one that begins a line is not. */
export const atStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const zone = "Asia/Bangkok";
const dayLength = 86_400_000;
const locales = { th: "th-TH-u-ca-buddhist-nu-latn", en: "en-GB-u-ca-gregory" } as const;
const thaiWeekdays = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."] as const;
const farAway = 30;
const DAY_ONLY = "T05:00:00.000Z";

const formatsByLanguage = new Map<Language, Formats>();

/** The formats of one language; made once, because an Intl object costs a cheap phone milliseconds. */
export const formatsFor = (language: Language): Formats => {
  const made = formatsByLanguage.get(language) ?? makeFormats(language);
  formatsByLanguage.set(language, made);
  return made;
};

/** Whole days from today in Thailand to that day: 0 today, -1 yesterday, 1 tomorrow. */
export const daysBetween = (day: string, now: Date): number =>
  Math.round((Date.parse(dateOf(day)) - Date.parse(dateOf(now.toISOString()))) / dayLength);

const dateOf = (day: string): string =>
  day.length === 10 ? day : new Date(Date.parse(day) + 7 * 3_600_000).toISOString().slice(0, 10);

const makeFormats = (language: Language): Formats => {
  const locale = locales[language];
  const thai = language === "th";
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }));
  const date = once(() => dateFormat(locale, { day: "numeric", month: "short", year: "numeric" }));
  const longDate = once(() => dateFormat(locale, { day: "numeric", month: "long", year: "numeric" }));
  const month = once(() => dateFormat(locale, { month: "long", year: "numeric" }));
  const weekday = once(() => dateFormat(locale, { weekday: "short" }));
  const time = once(
    () => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }),
  );
  const list = once(() => new Intl.ListFormat(locale));
  const collator = once(() => new Intl.Collator(language === "th" ? "th" : "en", { numeric: true }));

  const showDate = (day: string) => oneWord(date().format(noonOf(day)));
  const showTime = (instant: string) => time().format(new Date(instant)) + (thai ? "\u00A0น." : "");
  const showDay = (day: string, now: Date) => {
    const days = daysBetween(day, now);
    return Math.abs(days) > farAway ? showDate(day) : thai ? thaiDay(days) : englishDay(days);
  };

  return {
    number: (value) => number().format(value),
    percent: (share) => percent().format(share),
    date: showDate,
    longDate: (day) => oneWord(longDate().format(noonOf(day))),
    dayDate: (day) =>
      `${thai ? thaiWeekdays[noonOf(day).getUTCDay()] : weekday().format(noonOf(day))}\u00A0${showDate(day)}`,
    month: (day) => oneWord(month().format(noonOf(day))),
    time: showTime,
    day: showDay,
    moment: (instant, now) => {
      const days = daysBetween(instant, now);
      if (instant.endsWith(DAY_ONLY)) return showDay(instant, now);
      return days === 0 || days === -1 ? `${showDay(instant, now)} ${showTime(instant)}` : showDate(instant);
    },
    year: (commonEra) => String(thai ? commonEra + 543 : commonEra),
    list: (items) => list().format(items),
    compare: (a, b) => collator().compare(a, b),
  };
};

const thaiDay = (days: number): string => {
  if (days === 0) return "วันนี้";
  if (days === -1) return "เมื่อวาน";
  if (days === 1) return "พรุ่งนี้";
  return days < 0 ? `${-days}\u00A0วันก่อน` : `อีก\u00A0${days}\u00A0วัน`;
};

const englishDay = (days: number): string => {
  if (days === 0) return "today";
  if (days === -1) return "yesterday";
  if (days === 1) return "tomorrow";
  return oneWord(days < 0 ? `${-days} days ago` : `in ${days} days`);
};

/** A date that breaks in the middle ("21 พ.ย." and "2569" on two lines) reads as two things. */
const oneWord = (text: string): string => text.replaceAll(" ", "\u00A0");

/** Noon in UTC is the same date in Thailand, so a date never slips to its neighbour. */
const noonOf = (day: string): Date => new Date(`${dateOf(day)}T12:00:00Z`);

const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

const once = <T>(make: () => T): (() => T) => {
  const made: T[] = [];
  return () => (made[0] ??= make());
};
