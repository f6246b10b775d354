/** Signs what the app asks of its server, so that a copied session cookie is worth nothing on another device. */
import type { Result } from "#domain/result.ts";
import { NONCE_BYTES, REPEATED, SIGNATURE_HEADER, signatureHeader, signedText } from "#sync/request-signature.ts";
import { base64url, type DeviceKey, type NoDeviceKey } from "./device-key.ts";

export interface SigningDeps {
  readonly fetchFrom: typeof fetch;
  readonly openKey: () => Promise<Result<DeviceKey, NoDeviceKey>>;
  readonly subtle: SubtleCrypto;
  /** The phone's clock, in ms, right or wrong. */
  readonly nowMs: () => number;
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
}

/**
 * `fetch` that signs every call to `/v1/…` with the phone's key. The time in a signature is the server's: a phone whose
 * clock is wrong is told the right one with the refusal, and asks once more. Without a key calls go out unsigned, and the server says what that is worth.
 */
export const signedFetch = (deps: SigningDeps): typeof fetch => {
  let opened: DeviceKey | null = null;
  let serverAheadMs = 0;
  const openKey = async (): Promise<DeviceKey | null> => {
    if (opened) return opened;
    const key = await deps.openKey();
    if (key.ok) opened = key.value;
    return opened;
  };
  const ask = async (key: DeviceKey, path: string, init: RequestInit): Promise<Response> => {
    const seconds = Math.floor((deps.nowMs() + serverAheadMs) / 1000);
    const nonce = base64url(deps.randomBytes(NONCE_BYTES).buffer);
    const bodyHash = base64url(await deps.subtle.digest("SHA-256", await bytesOf(init.body)));
    const text = signedText({ method: init.method ?? "GET", path, bodyHash, seconds, nonce });
    const signature = await key.sign(new TextEncoder().encode(text));
    const headers = new Headers(init.headers);
    headers.set(SIGNATURE_HEADER, signatureHeader({ seconds, nonce, signature }));
    return deps.fetchFrom(path, { ...init, headers });
  };
  /**
   * Whether another try is worth while. With a clock that is right, too: browsers repeat a request by themselves when its
   * connection breaks, and the server takes only the first; another try has a nonce of its own.
   */
  const learn = async (response: Response): Promise<boolean> => {
    const { code, now } = await problemIn(response);
    if (code !== "badSignature") return false;
    serverAheadMs = Date.parse(now) - deps.nowMs() || 0;
    return true;
  };
  return async (address, init = {}) => {
    const path = typeof address === "string" && address.startsWith("/v1/") ? address : null;
    const key = path === null ? null : await openKey();
    if (path === null || !key) return deps.fetchFrom(address, init);
    let response = await ask(key, path, init);
    if (response.status === 401 && (await learn(response.clone()))) response = await ask(key, path, init);
    if (response.status === 401 && (await problemIn(response.clone())).field === REPEATED) {
      // The session is good: it is the link that gives the server everything twice, and us the second answer.
      throw new TypeError("repeated on its way");
    }
    return response;
  };
};

const bytesOf = async (body: BodyInit | null | undefined): Promise<ArrayBuffer> => new Response(body).arrayBuffer();

type Problem = Readonly<Record<"code" | "now" | "field", string>>;

const problemIn = async (response: Response): Promise<Problem> => {
  try {
    const problem = (await response.json()) as { readonly [name in keyof Problem]?: unknown } | null;
    return { code: String(problem?.code), now: String(problem?.now), field: String(problem?.field) };
  } catch {
    return { code: "", now: "", field: "" };
  }
};
