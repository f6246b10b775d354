import { useRecords } from "#data/use-phone.ts";
import { certificate, type Certificate } from "#domain/records/certificate.ts";
import { revocation, type RevocationRecord } from "#domain/records/revocation.ts";

export interface HeldCertificate extends Certificate {
  readonly revocation: RevocationRecord | undefined;
}

/** This person's, and those of people whom they taught; those that hold first, newest first. */
export const useCertificates = (): readonly HeldCertificate[] | undefined => {
  const certificates = useRecords(certificate);
  const revocations = useRecords(revocation);
  if (!certificates || !revocations) return undefined;
  const byCode = new Map(revocations.map((each) => [each.code, each]));
  return certificates
    .map((each) => ({ ...each, revocation: byCode.get(each.code) }))
    .toSorted((a, b) => rank(a) - rank(b) || b.issuedOn.localeCompare(a.issuedOn) || a.code.localeCompare(b.code));
};

const rank = ({ revocation: taken }: HeldCertificate): number => (taken ? 1 : 0);
