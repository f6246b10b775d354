/** What screens ask of the server besides sync, and every way in which no answer comes. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";

/** Why there is no newer answer; each has its sentence in locales/{th,en}/kept-answer.json. */
export type AskError =
  | { readonly type: "offline" }
  | { readonly type: "signedOut" }
  /** The post that it was asked for is over. */
  | { readonly type: "notYours" }
  | { readonly type: "outsideArea" }
  | { readonly type: "busy" }
  | { readonly type: "serverTrouble" };

/** The server answered, and said no with a code of its own. */
export interface Refusal {
  readonly type: "refused";
  readonly code: string;
  readonly field?: string;
}

/** The JSON of the answer to a question. */
export const askServer = async (fetchFrom: typeof fetch, path: string): Promise<Result<unknown, AskError>> => {
  const answer = await askOrRefused(fetchFrom, path);
  if (answer.ok) return answer;
  return err(answer.error.type === "refused" ? { type: "serverTrouble" } : answer.error);
};

/** The same, where a refusal is an answer, too: there is no such thing. */
export const askOrRefused = (fetchFrom: typeof fetch, path: string): Promise<Result<unknown, AskError | Refusal>> =>
  exchange(fetchFrom, path, {});

/** Posts a decision; the answer may be a refusal with a reason. */
export const tellServer = (
  fetchFrom: typeof fetch,
  path: string,
  body: unknown,
): Promise<Result<unknown, AskError | Refusal>> =>
  exchange(fetchFrom, path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const PATIENCE_MS = 30_000;

const exchange = async (
  fetchFrom: typeof fetch,
  path: string,
  init: RequestInit,
): Promise<Result<unknown, AskError | Refusal>> => {
  let response: Response;
  try {
    response = await fetchFrom(path, {
      ...init,
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return err({ type: "offline" });
  }
  const answer = await jsonOf(response);
  if (!response.ok) return err(errorOf(response.status, answer));
  // A hotspot's page answers 200 too.
  return answer === null ? err({ type: "offline" }) : ok(answer);
};

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return null;
  }
};

const errorOf = (status: number, problem: unknown): AskError | Refusal => {
  const parsed = v.safeParse(v.object({ code: v.string(), field: v.optional(v.string()) }), problem);
  // Without a code it is not our server that speaks, unless it is too broken to say so.
  if (!parsed.success) return { type: status >= 500 ? "serverTrouble" : "offline" };
  const { code, field } = parsed.output;
  if (status === 401) return { type: "signedOut" };
  if (status === 403 && code === "outsideArea") return { type: code };
  if (status === 403 && POST_IS_OVER.has(code)) return { type: "notYours" };
  if (status === 429 || status === 503) return { type: "busy" };
  if (status >= 500) return { type: "serverTrouble" };
  return { type: "refused", code, ...(field !== undefined && { field }) };
};

const POST_IS_OVER: ReadonlySet<string> = new Set(["notCoordinator", "notNational", "notAdministrator"]);
