import { useRecords } from "#data/use-phone.ts";
import { certificate, type Certificate } from "#domain/records/certificate.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { revocation, type RevocationRecord } from "#domain/records/revocation.ts";

export interface HeldCertificate extends Certificate {
  readonly revocation: RevocationRecord | undefined;
}

/** This person's, and those of people whom they taught; those that hold first, newest first. */
export const useCertificates = (): readonly HeldCertificate[] | undefined =>
  useHeld()?.filter(({ copy }) => copy === undefined);

/** The cohort's own, those that hold, by name. */
export const useCertificatesOfCohort = (cohortId: string): readonly HeldCertificate[] | undefined => {
  const { compare } = useFormats();
  return useHeld({ field: "copy", is: "cohort" })
    ?.filter(({ cohort, revocation: taken }) => cohort?.id === cohortId && !taken)
    .toSorted((a, b) => compare(a.name, b.name));
};

const useHeld = (where?: { readonly field: string; readonly is: string }): readonly HeldCertificate[] | undefined => {
  const certificates = useRecords(certificate, where);
  const revocations = useRecords(revocation);
  if (!certificates || !revocations) return undefined;
  const byCode = new Map(revocations.map((each) => [each.code, each]));
  return certificates
    .map((each) => ({ ...each, revocation: byCode.get(each.code) }))
    .toSorted((a, b) => rank(a) - rank(b) || b.issuedOn.localeCompare(a.issuedOn) || a.code.localeCompare(b.code));
};

const rank = ({ revocation: taken }: HeldCertificate): number => (taken ? 1 : 0);
