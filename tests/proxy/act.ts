/** One thing that a phone asks of the server, by the phone's own code, as the fault tests try it. */
import type { Result } from "#domain/result.ts";
import type { TestServer } from "#tests/server/server-for-tests.ts";
import type { Feel } from "./faults.ts";
import type { Patience } from "./network.ts";

/** Where the act happens: a server, and the two ways to it. */
export interface Place {
  readonly server: TestServer;
  /** Through the proxy. */
  readonly spoilt: string;
  /** Past it. */
  readonly direct: string;
  /** Of the phone, on the spoilt way. */
  readonly patience: Patience;
}

export interface Attempt {
  /** `ok`, or the type of the error that the phone's code gave. */
  readonly attempt: () => Promise<string>;
  /** What is wrong after an attempt that went well, on the phone or on the server. */
  readonly faults: () => Promise<readonly string[]>;
}

export interface Act {
  readonly name: string;
  /** Error types that may come of each feel. */
  readonly endings: Readonly<Record<Exclude<Feel, "fine" | "double">, readonly string[]>>;
  readonly begin: (place: Place) => Promise<Attempt>;
}

export const endingOf = (result: Result<unknown, { readonly type: string }>): string =>
  result.ok ? "ok" : result.error.type;
