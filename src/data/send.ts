/** The exchange with the server over HTTP. Every way it can fail becomes a SyncError; nothing is thrown. */
import { err, ok, type Result } from "#domain/result.ts";
import { packPush } from "#sync/push-columns.ts";
import type { SealedGroup } from "#sync/sealed-change.ts";
import type { CheckRequest, CheckResponse } from "#sync/check.ts";
import type { SyncError } from "#sync/round.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";

/** Below this the gzip header costs more than it saves. Bytes. */
const GZIP_FROM = 600;
/** A link this slow is as good as none; the next wake-up tries again. Milliseconds. */
const PATIENCE_MS = 60_000;

export const sendOver = (fetchFrom: typeof fetch) => {
  const send = sendAsOver(fetchFrom);
  return async (request: SyncRequest): Promise<Result<SyncResponse, SyncError>> => plainly(await send(request));
};

/** A push without what it says: only the server opens it. Also from a phone that was taken away. */
export type SealedRequest = Omit<SyncRequest, "push"> & { readonly sealed: readonly SealedGroup[] };

export const sendSealedOver =
  (fetchFrom: typeof fetch) =>
  async (request: SealedRequest): Promise<Result<SyncResponse, SyncError>> => {
    const answer = plainly(await post(fetchFrom, "/v1/sync", request, isSyncResponse));
    if (answer.ok || answer.error.type !== "revoked") return answer;
    // What the person had done before the phone was taken away still goes in, for the coordinator to look at (Z4).
    return plainly(await post(fetchFrom, "/v1/hand-in", request, isSyncResponse));
  };

/** `otherPhone`: the client id that the request names is not one of this session's person. */
type PhoneError = SyncError | { readonly type: "otherPhone" };

/** For requests under another client id than this phone's own. */
export const sendAsOver =
  (fetchFrom: typeof fetch) =>
  (request: SyncRequest): Promise<Result<SyncResponse, PhoneError>> =>
    post(fetchFrom, "/v1/sync", packPush(request), isSyncResponse);

/** The weekly comparison of the phone's copy with the server's. */
export const askForCheckOver =
  (fetchFrom: typeof fetch) =>
  async (request: CheckRequest): Promise<Result<CheckResponse, SyncError>> =>
    plainly(await post(fetchFrom, "/v1/check", request, isCheckResponse));

// The session belongs to another phone, or to another person's: only signing in again mends that.
const plainly = <T>(answer: Result<T, PhoneError>): Result<T, SyncError> => {
  if (answer.ok) return answer;
  return err(answer.error.type === "otherPhone" ? { type: "signedOut" } : answer.error);
};

const post = async <T>(
  fetchFrom: typeof fetch,
  path: string,
  request: unknown,
  isOurs: (answer: unknown) => answer is T,
): Promise<Result<T, PhoneError>> => {
  const body = await compressed(JSON.stringify(request));
  let response: Response;
  try {
    response = await fetchFrom(path, {
      method: "POST",
      body: body.bytes,
      headers: { "content-type": "application/json", ...(body.gzipped && { "content-encoding": "gzip" }) },
      cache: "no-store",
      credentials: "same-origin",
      // Our server never sends anybody elsewhere: a hotspot does, and its page must not be taken for an answer.
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return err({ type: "offline" });
  }
  if (response.type === "opaqueredirect") return err({ type: "notOurServer" });
  const text = await textOf(response);
  if (text === null) return err({ type: "offline" });
  const answer = jsonIn(text);
  if (response.ok) return isOurs(answer) ? ok(answer) : err({ type: "notOurServer" });
  return err(errorOf(response, answer));
};

const compressed = async (text: string): Promise<{ bytes: BodyInit; gzipped: boolean }> => {
  if (text.length < GZIP_FROM || typeof CompressionStream === "undefined") return { bytes: text, gzipped: false };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { bytes: await new Response(stream).arrayBuffer(), gzipped: true };
};

/** Null: the link broke while the answer came in. */
const textOf = async (response: Response): Promise<string | null> => {
  try {
    return await response.text();
  } catch {
    return null;
  }
};

// A hotspot's sign-in page answers 200 with HTML.
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isSyncResponse = (answer: unknown): answer is SyncResponse =>
  isCheckResponse(answer) && "next" in answer && typeof answer.next === "number";

const isCheckResponse = (answer: unknown): answer is CheckResponse =>
  typeof answer === "object" &&
  answer !== null &&
  "now" in answer &&
  typeof answer.now === "string" &&
  Number.isFinite(Date.parse(answer.now));

/** "Network authentication required": what a hotspot says that follows RFC 6585. */
const SIGN_IN_TO_NETWORK = 511;

const errorOf = (response: Response, problem: unknown): PhoneError => {
  const { code, field } = codeIn(problem);
  if (code === null)
    return response.status >= 500 && response.status !== SIGN_IN_TO_NETWORK
      ? { type: "serverTrouble" }
      : { type: "notOurServer" };
  if (response.status === 401) return { type: code === "revoked" ? "revoked" : "signedOut" };
  if (code === "otherPhone") return { type: "otherPhone" };
  if (response.status === 429 || response.status === 503) {
    return { type: "busy", retryAfterSeconds: Number(response.headers.get("retry-after")) || 30 };
  }
  if (response.status >= 500) return { type: "serverTrouble" };
  return { type: "refused", code, ...(field !== null && { field }) };
};

const codeIn = (problem: unknown): { readonly code: string | null; readonly field: string | null } => {
  const text = (key: string): string | null => {
    if (typeof problem !== "object" || problem === null) return null;
    const value: unknown = Reflect.get(problem, key);
    return typeof value === "string" ? value : null;
  };
  return { code: text("code"), field: text("field") };
};
