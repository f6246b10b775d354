import { useSyncExternalStore } from "react";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import { usePhone } from "./use-phone.ts";

/** The day in Thailand, YYYY-MM-DD; changes at midnight and when the app comes back into view. */
export const useToday = (): string => {
  const { now } = usePhone();
  return useSyncExternalStore(watchDay, () => thaiDay(now().getTime()));
};

// A timer only while the app is in view: an app that was left open overnight looks at the clock when it is seen again.
const watchDay = (onChange: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    const midnight = Date.parse(`${addDays(thaiDay(Date.now()), 1)}T00:00:00+07:00`);
    timer = setTimeout(tell, midnight - Date.now() + 1_000);
  };
  const tell = (): void => {
    onChange();
    follow();
  };
  document.addEventListener("visibilitychange", tell);
  follow();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", tell);
  };
};
