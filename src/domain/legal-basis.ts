/**
 * On what each use of personal data rests (PDPA B.E. 2562 s.19, s.24, s.26). One basis for each purpose, not one tick for
 * all: whoever is helped by the state's programme is not asked for a yes that they could not well refuse.
 */
import { consentPurposes, type ConsentPurpose } from "./records/consent.ts";

/** What data is used for: `care` is the caseload and the help given, `figures` the counts, `security` who read what. */
export const purposes = ["care", "figures", "security", ...consentPurposes] as const;
export type Purpose = (typeof purposes)[number];

export interface LegalBasis {
  readonly basis: "publicTask" | "legalDuty" | "consent" | "explicitConsent";
  /** Of the Act. */
  readonly section: string;
}

export const legalBasisOf = (purpose: Purpose): LegalBasis => BASES[purpose];

/** Asked of the person themselves; without it the use is not allowed. */
export const needsConsent = (purpose: Purpose): purpose is ConsentPurpose =>
  consentPurposes.some((known) => known === purpose);

const BASES: Readonly<Record<Purpose, LegalBasis>> = {
  care: { basis: "publicTask", section: "24(4)" },
  figures: { basis: "publicTask", section: "24(4)" },
  security: { basis: "legalDuty", section: "24(6)" },
  // Health, disability and what else s.26 lists; and a referral may tell of it by where it goes.
  sensitive: { basis: "explicitConsent", section: "26" },
  referral: { basis: "explicitConsent", section: "26" },
  photos: { basis: "consent", section: "19" },
  jobs: { basis: "consent", section: "19" },
};
