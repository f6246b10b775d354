/** A way to the server on which the n-th request goes wrong. */
import { vi } from "vitest";
import type { Page } from "./idb-faults.ts";
import type { Meter } from "./meter.ts";

export const mishaps = [
  "never leaves",
  "loses its answer",
  "has its answer cut",
  "is never answered",
  "is on its way when the page closes",
] as const;
export type Mishap = (typeof mishaps)[number];

export const fetchThrough =
  (meter: Meter<Mishap>, page: Pick<Page, "close">, toServer: typeof fetch): typeof fetch =>
  async (address, init) => {
    const mishap = meter.strike();
    if (mishap === "never leaves") throw new TypeError("Failed to fetch");
    const answer = await toServer(address, init);
    switch (mishap) {
      case null:
        return answer;
      case "loses its answer":
        throw new TypeError("Failed to fetch");
      case "has its answer cut":
        return new Response((await answer.text()).slice(0, -20), { status: answer.status });
      case "is never answered":
        return untilGivenUp(init?.signal);
      case "is on its way when the page closes":
        page.close();
        return new Promise<Response>(() => undefined);
      default:
        throw new Error("another mishap");
    }
  };

const untilGivenUp = (signal: AbortSignal | null | undefined): Promise<Response> =>
  new Promise((_resolve, reject) => {
    if (!signal) throw new Error("nothing ends this request: it has no time limit");
    const giveUp = (): void => reject(new DOMException("The operation timed out.", "TimeoutError"));
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp);
  });

/** A minute's patience passes at once. Only requests that are never answered feel it. */
export const impatient = (): void => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    const end = new AbortController();
    setTimeout(() => end.abort(), 5);
    return end.signal;
  });
};
