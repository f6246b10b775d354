/**
 * What the schema of Open Badges 3.0 asks for, in our own words, as far as our badges use it:
 * https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json, looked at on 2026-11-28
 * (the version for VC 2.0, as kept in github.com/educredentials/obv3-examples). The file itself may not be kept here.
 * Strict where that one lets anything more stand: a word of ours that is misspelt is found.
 */
import * as v from "valibot";

const text = v.pipe(v.string(), v.nonEmpty());
const uri = v.pipe(v.string(), v.url());
const moment = v.pipe(v.string(), v.isoTimestamp());
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/u));
const typed = <const T extends string>(name: T) => v.strictTuple([v.literal(name)]);

const alignment = v.strictObject({
  type: typed("Alignment"),
  targetName: text,
  targetUrl: uri,
  targetCode: v.exactOptional(text),
  targetFramework: v.exactOptional(text),
});

const achievement = v.strictObject({
  id: uri,
  type: typed("Achievement"),
  achievementType: v.literal("CertificateOfCompletion"),
  name: text,
  description: text,
  criteria: v.strictObject({ narrative: text }),
  inLanguage: language,
  version: v.exactOptional(text),
  humanCode: text,
  alignment: v.array(alignment),
  related: v.array(
    v.strictObject({ id: uri, type: typed("Related"), inLanguage: language, version: v.exactOptional(text) }),
  ),
});

const badgeFields = {
  "@context": v.strictTuple([
    v.literal("https://www.w3.org/ns/credentials/v2"),
    v.pipe(v.string(), v.regex(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)*\.json$/u)),
  ]),
  id: uri,
  type: v.strictTuple([v.literal("VerifiableCredential"), v.literal("OpenBadgeCredential")]),
  name: text,
  issuer: v.strictObject({ id: uri, type: typed("Profile"), name: text, url: uri }),
  validFrom: moment,
  credentialSubject: v.strictObject({
    id: uri,
    type: typed("AchievementSubject"),
    identifier: v.strictTuple([
      v.strictObject({
        type: v.literal("IdentityObject"),
        hashed: v.literal(true),
        identityHash: v.pipe(v.string(), v.regex(/^sha256\$[\da-f]{64}$/u)),
        identityType: v.literal("name"),
        salt: text,
      }),
    ]),
    achievement,
  }),
  credentialSchema: v.strictTuple([v.strictObject({ id: uri, type: v.literal("1EdTechJsonSchemaValidator2019") })]),
};

/** As it is signed with VC-JWT: the claims stand beside the credential's own fields and repeat them. */
export const signedBadge = v.strictObject({ ...badgeFields, iss: uri, jti: uri, nbf: v.number(), sub: uri });
