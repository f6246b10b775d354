import { fromBase64url } from "#domain/base64url.ts";
import type { SignedCertificate } from "#domain/certificate.ts";

type IsSigned = (publicKey: string, certificate: SignedCertificate) => Promise<boolean>;

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
