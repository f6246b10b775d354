/**
 * A certificate as other systems read it: an AchievementCredential of Open Badges 3.0 on the data model of VC 2.0.
 * Nobody's name is in it: only whoever knows the name can tell that it is the holder's.
 * https://www.imsglobal.org/spec/ob/v3p0
 */
import type { Certificate } from "./records/certificate.ts";

export interface BadgeAlignment {
  readonly type: readonly ["Alignment"];
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetCode?: string;
  readonly targetFramework?: string;
}

/** What stands in the certificate's record in one language, and what does not stand there. */
export interface BadgeWords {
  readonly language: "th" | "en";
  /** Who gives it. */
  readonly issuer: string;
  readonly description: string;
  /** What somebody must do to get it. */
  readonly criteria: string;
  readonly alignment: readonly BadgeAlignment[];
}

export type OpenBadge = Awaited<ReturnType<typeof openBadgeOf>>;

/** `payload`: the certificate's own. `origin`: of the server that issued it, and answers for it. */
export const openBadgeOf = async (
  subtle: SubtleCrypto,
  certificate: Certificate & { readonly payload: string },
  origin: string,
  { language, issuer, description, criteria, alignment }: BadgeWords,
) => {
  const { code, course, version, titleTh, titleEn, issuedOn, payload } = certificate;
  const [title, other] = language === "th" ? [titleTh, "en"] : [titleEn, "th"];
  const achievement = `${origin}/learn/${course}`;
  const ofVersion = version === undefined ? {} : { version };
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    // Leads to the page that says whether it holds: there, and not in a list of states, it is taken back.
    id: `${origin}/c#${payload}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: title,
    issuer: { id: origin, type: ["Profile"], name: issuer, url: origin },
    validFrom: `${issuedOn}T00:00:00+07:00`,
    credentialSubject: {
      // Of this certificate alone: two badges of one person do not show that they are one person's.
      id: `${origin}/certificates/${code}#holder`,
      type: ["AchievementSubject"],
      identifier: [await holderOf(subtle, certificate)],
      achievement: {
        id: `${achievement}#${language}`,
        type: ["Achievement"],
        achievementType: "CertificateOfCompletion",
        inLanguage: language,
        ...ofVersion,
        humanCode: course,
        name: title,
        description,
        criteria: { narrative: criteria },
        alignment,
        related: [{ id: `${achievement}#${other}`, type: ["Related"], inLanguage: other, ...ofVersion }],
      },
    },
    credentialSchema: [
      {
        id: "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
        type: "1EdTechJsonSchemaValidator2019",
      },
    ],
  };
};

/** As the paper has the name: who holds both can compare them. */
const holderOf = async (subtle: SubtleCrypto, { name, code }: Pick<Certificate, "name" | "code">) => {
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(name.normalize("NFC") + code));
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { type: "IdentityObject", hashed: true, identityHash: `sha256$${hash}`, identityType: "name", salt: code };
};

/** What is signed: the credential itself with the claims of a JWT that repeat it. */
export const badgeClaims = (badge: OpenBadge) => ({
  ...badge,
  iss: badge.issuer.id,
  jti: badge.id,
  nbf: Date.parse(badge.validFrom) / 1000,
  sub: badge.credentialSubject.id,
});
