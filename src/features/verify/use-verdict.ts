import { useEffect, useState } from "react";
import { askRegister, type RegisteredCertificate } from "#data/certificates/ask-register.ts";
import { isSignedWith, makeReadyToVerify } from "#data/certificates/is-signed-with.ts";
import { useTrust } from "#data/certificates/use-trust.ts";
import { checkCertificate, type CertificateVerdict } from "#domain/certificate-check.ts";

export interface Answer {
  readonly verdict: CertificateVerdict;
  /** What it was checked with, ISO instant; null: nothing was ever given to this phone. */
  readonly asOf: string | null;
  /** The server was asked, just now. */
  readonly isOnline: boolean;
}

/** What is said of a scanned text: at once with what this phone has, then with what the server says, if it answers. */
export const useVerdict = (text: string | null): Answer | undefined => {
  const trust = useTrust();
  const [answer, setAnswer] = useState<Answer & { readonly text: string }>();
  useEffect(() => {
    // Where that fails, so does the check, and says it.
    makeReadyToVerify(crypto.subtle).catch(() => undefined);
  }, []);
  useEffect(() => {
    if (text === null || !trust) return undefined;
    let isWanted = true;
    const check = async (): Promise<void> => {
      const verdict = await checkCertificate(text, trust, isSignedWith(crypto.subtle));
      if (isWanted) setAnswer({ text, verdict, asOf: trust.asOf, isOnline: false });
      if (verdict.state !== "valid") return;
      const registered = await askRegister(fetch, verdict.claims.code);
      if (!isWanted) return;
      if (registered.ok) setAnswer({ text, ...withRegister(verdict, registered.value) });
      else if (registered.error.type === "noCertificate") {
        setAnswer({
          text,
          verdict: { state: "notRegistered", claims: verdict.claims },
          asOf: trust.asOf,
          isOnline: true,
        });
      }
    };
    void check();
    return () => {
      isWanted = false;
    };
  }, [text, trust]);
  return answer?.text === text ? answer : undefined;
};

const withRegister = (
  { claims }: Extract<CertificateVerdict, { state: "valid" }>,
  { asOf, revocation }: RegisteredCertificate,
): Answer => ({
  verdict: revocation ? { state: "revoked", claims, revocation } : { state: "valid", claims },
  asOf,
  isOnline: true,
});
