import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { daysBetween, thaiDay } from "#domain/thai-day.ts";

/** Calendar days since then, as people count them. */
export const useWaitedDays = (): ((since: string) => number) => {
  const { now } = usePhone();
  return (since) => Math.max(1, daysBetween(thaiDay(Date.parse(since)), thaiDay(now().getTime())));
};

/** Minutes in the unit that says something: nobody reads 525,600 minutes. */
export const useLength = (): ((minutes: number) => string) => {
  const { t } = useTranslation("me");
  return (minutes) => {
    if (minutes < 120) return t(($) => $.notices.minutes, { count: Math.round(minutes) });
    if (minutes < 2 * DAY) return t(($) => $.notices.hours, { count: Math.round(minutes / 60) });
    if (minutes < 2 * YEAR) return t(($) => $.notices.days, { count: Math.round(minutes / DAY) });
    return t(($) => $.notices.years, { count: Math.round(minutes / YEAR) });
  };
};

const DAY = 1440;
const YEAR = 365 * DAY;
