/** Whether a certificate holds, as far as this phone can know: with the issuers' keys and the revocations it was given. */
import { readPayload, type CertificateClaims, type SignedCertificate } from "./certificate.ts";
import type { RevocationReason } from "./records/revocation.ts";

export interface Issuer {
  readonly kid: string;
  /** Ed25519, 32 bytes in base64url. */
  readonly publicKey: string;
  /** Days on which it issued, YYYY-MM-DD; `until` absent: it still does. */
  readonly from: string;
  readonly until?: string;
}

export interface Revocation {
  readonly code: string;
  readonly on: string;
  readonly why: RevocationReason;
  /** The certificate that was given instead. */
  readonly replacedBy?: string;
}

export interface Trust {
  readonly issuers: readonly Issuer[];
  readonly revocations: readonly Revocation[];
  /** When the server gave them, ISO instant; null: never. */
  readonly asOf: string | null;
}

export type CertificateVerdict =
  | { readonly state: "valid"; readonly claims: CertificateClaims }
  | { readonly state: "revoked"; readonly claims: CertificateClaims; readonly revocation: Revocation }
  /** Nothing has been proved: the phone does not have this issuer's key, or has it for other days. */
  /** Rightly signed, but the issuer has never heard of it: signed with a stolen key. Only the server can say so. */
  | { readonly state: "notRegistered"; readonly claims: CertificateClaims }
  | { readonly state: "unknownIssuer" | "outOfTime"; readonly claims: CertificateClaims }
  /** Somebody changed it, or made it up. */
  | { readonly state: "forged" }
  /** Some other QR. */
  | { readonly state: "notCertificate" }
  /** Of a kind that this version of the app does not know. */
  | { readonly state: "newer" };

/** `isSigned`: whether the signature is the key's over the text. The phone's clock plays no part. */
export const checkCertificate = async (
  text: string,
  { issuers, revocations }: Trust,
  isSigned: (publicKey: string, certificate: SignedCertificate) => Promise<boolean>,
): Promise<CertificateVerdict> => {
  const certificate = readPayload(text);
  if (typeof certificate === "string") return { state: certificate };
  const { claims } = certificate;
  const issuer = issuers.find(({ kid }) => kid === claims.kid);
  if (!issuer) return { state: "unknownIssuer", claims };
  if (!(await isSigned(issuer.publicKey, certificate))) return { state: "forged" };
  // A key that was stolen is ended by its last good day: what is signed with it afterwards proves nothing.
  const isInTime = issuer.from <= claims.issuedOn && (issuer.until === undefined || claims.issuedOn <= issuer.until);
  if (!isInTime) return { state: "outOfTime", claims };
  const revocation = revocations.find(({ code }) => code === claims.code);
  return revocation ? { state: "revoked", claims, revocation } : { state: "valid", claims };
};
