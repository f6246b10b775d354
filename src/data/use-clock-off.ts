import { useLastExchange, usePhone } from "./use-phone.ts";

export interface ClockOff {
  /** More than ten. */
  readonly minutes: number;
  readonly phoneIs: "behind" | "ahead";
}

/** How wrong the phone's clock is, as far as the last exchange tells; null when it is right, or was put right since. */
export const useClockOff = (): ClockOff | null => {
  const { clock } = usePhone();
  // Told anew with every exchange.
  useLastExchange();
  const offMs = clock.raw().getTime() - clock.now().getTime();
  const minutes = Math.round(Math.abs(offMs) / 60_000);
  return minutes > WORTH_SAYING ? { minutes, phoneIs: offMs < 0 ? "behind" : "ahead" } : null;
};

const WORTH_SAYING = 10;
