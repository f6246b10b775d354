import { daysAway } from "#domain/lease.ts";
import { useLastExchange, usePhone } from "./use-phone.ts";
import { useToday } from "./use-today.ts";

/** Whole days since the server last answered; 0 before the first time. */
export const useDaysAway = (): number => {
  const { clock } = usePhone();
  const exchange = useLastExchange();
  // The number changes with the day at the latest.
  useToday();
  return daysAway(clock.raw().getTime(), exchange ?? null) ?? 0;
};
