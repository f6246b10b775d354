/** Keys of phones in tests, and clients that sign with them. */
import { generateKeyPairSync, sign } from "node:crypto";
import type { FastifyInstance, InjectOptions } from "fastify";

import type { DeviceKey } from "#data/device-key.ts";
import { signedFetch } from "#data/signed-fetch.ts";
import { bodyHashOf } from "#server/signatures.ts";
import { SIGNATURE_HEADER, signatureHeader, signedText } from "#sync/request-signature.ts";

/** Made and used without waiting: tests may hold the clock still. */
export const newTestKey = (): DeviceKey => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const point = [Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  return {
    publicKey: Buffer.concat(point).toString("base64url"),
    sign: async (bytes) =>
      sign("sha256", bytes as Uint8Array, { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url"),
  };
};

/** Of every phone whose test is about something else. */
export const testKey = newTestKey();

/** `fetch` that signs as the app does. `now`: the phone's clock, an ISO instant. */
export const signing = (fetchFrom: typeof fetch, now: () => string, key = testKey): typeof fetch =>
  signedFetch({
    fetchFrom,
    openKey: async () => ({ ok: true, value: key }),
    subtle: crypto.subtle,
    nowMs: () => Date.parse(now()),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });

export interface CallToSign {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Buffer;
  readonly now: string;
  readonly nonce?: string;
}

/** The header of one signed call. */
export const signatureOf = async (
  { method = "POST", path, body = "", now, nonce = randomNonce() }: CallToSign,
  key = testKey,
): Promise<string> => {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const text = signedText({ method, path, bodyHash: bodyHashOf(body), seconds, nonce });
  return signatureHeader({ seconds, nonce, signature: await key.sign(Buffer.from(text)) });
};

const randomNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString("base64url");

/**
 * From here on `app.inject` signs in with `testKey`, and signs with it whatever names a session, unless the call brings
 * its own. Gives `inject` as it was.
 */
export const signInjected = (app: FastifyInstance, now: () => string): FastifyInstance["inject"] => {
  const plain: FastifyInstance["inject"] = app.inject.bind(app);
  const signed = async (asked: InjectOptions | string) => {
    const call = typeof asked === "string" ? { url: asked } : asked;
    const { url: path, method = "GET", payload, headers = {} } = call;
    if (typeof path !== "string") return plain(call);
    if (path === "/v1/sign-in" && payload) return plain({ ...call, payload: withKey(payload) });
    if (headers["cookie"] === undefined || SIGNATURE_HEADER in headers) return plain(call);
    const body = typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
    const header = await signatureOf({ method, path, now: now(), ...(body !== undefined && { body }) });
    return plain({ ...call, headers: { ...headers, [SIGNATURE_HEADER]: header } });
  };
  // Only the form that gives a promise is used.
  app.inject = signed as typeof app.inject;
  return plain;
};

type InjectPayload = NonNullable<InjectOptions["payload"]>;

const withKey = (payload: InjectPayload): InjectPayload =>
  typeof payload === "object" && "code" in payload && !("key" in payload)
    ? Object.assign({ key: testKey.publicKey }, payload)
    : payload;
