import { fromBase64url } from "#domain/base64url.ts";
import type { SignedCertificate } from "#domain/certificate.ts";

type IsSigned = (publicKey: string, certificate: Pick<SignedCertificate, "signed" | "signature">) => Promise<boolean>;

/** Ed25519 by the browser; by a library where the browser is older than that (Chrome before 137). */
export const isSignedWith =
  (subtle: SubtleCrypto): IsSigned =>
  async (publicKey, { signed, signature }) => {
    const bytes = fromBase64url(publicKey);
    if (!bytes) return false;
    const text = new TextEncoder().encode(signed);
    try {
      const key = await subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", key, signature, text);
    } catch {
      const { verifyAsync } = await import("@noble/ed25519");
      return verifyAsync(signature, text, bytes).catch(() => false);
    }
  };

/** While somebody still looks for the QR with the camera: a first check by the library takes ten times as long. */
export const makeReadyToVerify = (subtle: SubtleCrypto): Promise<unknown> =>
  isSignedWith(subtle)(anyKey, { signed: "", signature: new Uint8Array(64).fill(1, 32, 33) });

const anyKey = "A".repeat(43);
