/** What stands in for a browser's network in a phone without a screen: relative addresses, its cookie, less patience. */
import { signing } from "#tests/server/device-keys.ts";
import { NOON } from "#tests/server/server-for-tests.ts";

export interface Network {
  readonly fetchFrom: typeof fetch;
  /** The one cookie that the server set, `name=value`; empty without any. */
  readonly cookie: () => string;
}

/** How long a call may be without its whole answer; the phone's own patience, a minute at most, counts beside it. */
export interface Patience {
  ms: number;
}

/** `now`: the phone's clock; without it, that of the server for tests. */
export const networkTo = (
  origin: string,
  cookie = "",
  patience: Patience = { ms: 60_000 },
  now = (): string => NOON,
): Network => {
  let kept = cookie;
  return {
    cookie: () => kept,
    fetchFrom: signing(async (path, init) => {
      const own = init?.signal ? [init.signal] : [];
      const response = await fetch(new URL(addressOf(path), origin), {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...(kept !== "" && { cookie: kept }) },
        signal: AbortSignal.any([AbortSignal.timeout(patience.ms), ...own]),
      });
      const set = response.headers.get("set-cookie")?.split(";", 1)[0];
      if (set !== undefined) kept = set.endsWith("=") ? "" : set;
      return response;
    }, now),
  };
};

const addressOf = (asked: Parameters<typeof fetch>[0]): string =>
  asked instanceof Request ? asked.url : asked.toString();
