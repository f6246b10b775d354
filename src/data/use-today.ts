import { useCallback, useSyncExternalStore } from "react";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { Clock } from "./clock.ts";
import { usePhone } from "./use-phone.ts";

/** The day in Thailand, YYYY-MM-DD; changes at midnight, when the app comes back into view and when the clock jumps. */
export const useToday = (): string => {
  const { clock } = usePhone();
  const watch = useCallback((onChange: () => void) => watchDay(clock, onChange), [clock]);
  return useSyncExternalStore(watch, () => thaiDay(clock.now().getTime()));
};

// A timer only while the app is in view: an app that was left open overnight looks at the clock when it is seen again.
const watchDay = (clock: Clock, onChange: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    const nowMs = clock.now().getTime();
    const midnightMs = Date.parse(`${addDays(thaiDay(nowMs), 1)}T00:00:00+07:00`);
    timer = setTimeout(tell, midnightMs - nowMs + 1_000);
  };
  const tell = (): void => {
    onChange();
    follow();
  };
  document.addEventListener("visibilitychange", tell);
  const stopClock = clock.subscribe(tell);
  follow();
  return () => {
    clearTimeout(timer);
    stopClock();
    document.removeEventListener("visibilitychange", tell);
  };
};
