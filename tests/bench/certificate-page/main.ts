/** The app's own check of a certificate, alone on a page, so that it can be timed. */
import { fromBase64url } from "#domain/base64url.ts";
import { readPayload } from "#domain/certificate.ts";
import { checkCertificate, type Trust } from "#domain/certificate-check.ts";
import { isSignedWith, makeReadyToVerify } from "#data/certificates/is-signed-with.ts";

export interface CheckSpans {
  /** With the browser's Ed25519. */
  readonly browser: readonly number[];
  /** To make the library ready, before anything is checked. */
  readonly ready: number;
  /** With the library, in a browser that has none. */
  readonly library: readonly number[];
  /** The browser's verification of the signature, and nothing else. */
  readonly bare: readonly number[];
}

declare global {
  var timeChecks: (payload: string, trust: Trust, times: number) => Promise<CheckSpans>;
}

globalThis.timeChecks = async (payload, trust, times) => {
  const spansOf = async (work: () => Promise<boolean>, count = times): Promise<number[]> => {
    const spans: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const begin = performance.now();
      if (!(await work())) throw new Error("a good certificate was refused");
      spans.push(performance.now() - begin);
    }
    return spans;
  };
  const check = (subtle: SubtleCrypto) => async (): Promise<boolean> =>
    (await checkCertificate(payload, trust, isSignedWith(subtle))).state === "valid";
  const certificate = readPayload(payload);
  const bytes = fromBase64url(trust.issuers[0]?.publicKey ?? "");
  if (typeof certificate === "string" || !bytes) throw new Error("the bench made no certificate");
  const key = await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  const signed = new TextEncoder().encode(certificate.signed);
  const [ready = Number.NaN] = await spansOf(async () => (await makeReadyToVerify(withoutEd25519)) === false, 1);
  return {
    ready,
    browser: await spansOf(check(crypto.subtle)),
    library: await spansOf(check(withoutEd25519)),
    bare: await spansOf(() => crypto.subtle.verify("Ed25519", key, certificate.signature, signed)),
  };
};

/** As Chrome before 137; the library asks the real one for its SHA-512. */
const withoutEd25519 = new Proxy(crypto.subtle, {
  get: (subtle, name) =>
    name === "importKey"
      ? () => Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"))
      : Reflect.get(subtle, name),
});
