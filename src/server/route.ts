/** What a route is made of. The table of all of them is routes.ts; app.ts hangs them on HTTP. */
import type { Limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import type { BodyLimit } from "./read-json.ts";
import type { Rule } from "./rules.ts";
import type { ServerParts } from "./server-parts.ts";
import type { TextAnswer } from "./text-answer.ts";

/** One call, after its rule let it through. */
export interface Call<Who> {
  /** What the rule found out about the caller. */
  readonly who: Who;
  /** Parsed JSON, otherwise unread; undefined when there was none. */
  readonly body: unknown;
  readonly query: Readonly<Record<string, unknown>>;
  /** Parts of the address: what stands for `:pack` in the route's path. */
  readonly params: Readonly<Partial<Record<string, string>>>;
  /** The server's clock, ISO instant. */
  readonly now: string;
  readonly cookie: SessionCookie;
  /** The caller's network address. */
  readonly address: string;
  /** Where people open the app: `https://asa.example.go.th`. */
  readonly origin: string;
}

export interface SessionCookie {
  /** The session's token as the browser sent it. */
  readonly token: string | undefined;
  readonly send: (token: string) => void;
  readonly clear: () => void;
}

/** Every part has to be said: a route without a rule or without limits does not compile, and app.ts refuses it. */
export interface Route<Who = unknown> {
  readonly method: "GET" | "POST";
  /** What a call is about stands in its body or query; only what is built and never changes has an address of its own. */
  readonly path: `/v1/${string}`;
  /** Who may call it. */
  readonly rule: Rule<Who>;
  /** Null where no body is taken. */
  readonly body: BodyLimit | null;
  /** Which of the limits counts its calls, and for whom. */
  readonly rate:
    | { readonly limit: keyof Limits & `${string}PerMinute`; readonly per: "session" }
    | { readonly limit: "callsPerNetwork"; readonly per: "network" };
  /** Which of the limits counts its calls with something wrong, for each network. */
  readonly failures?: keyof Limits & `wrong${string}PerNetwork`;
  /** Gives what goes out as JSON, a text as it was built, or the problem. */
  readonly handle: (parts: ServerParts, call: Call<Who>) => Promise<object | TextAnswer | Problem>;
}

/** Ties the rule's finding to the handler's `who`; outside, routes with different findings are alike. */
export const defineRoute = <Who>(route: Route<Who>): Route => route as unknown as Route;
