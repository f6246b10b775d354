import { readCertificateCode } from "#domain/certificate-code.ts";
import { badgeOf } from "../certificates/badge.ts";
import { findCertificate, trustOf } from "../certificates/register.ts";
import { Problem } from "../problem.ts";
import { defineRoute } from "../route.ts";
import { anyone, signedIn } from "../rules.ts";

/**
 * What anybody may know who has the code from somebody's certificate: whether it holds, the course, the initials. 400
 * `field` for a code that cannot be one; 404 `noCertificate`.
 */
export const certificates = defineRoute({
  method: "GET",
  path: "/v1/certificates",
  rule: anyone,
  body: null,
  rate: { limit: "callsPerNetwork", per: "network" },
  // Whoever tries codes finds one certificate in some hundred thousand, and of it nobody's name.
  failures: "wrongCodesPerNetwork",
  handle: async ({ whole }, { query: { code }, now }) => {
    const typed = readCertificateCode(typeof code === "string" ? code : "");
    if (typed.type !== "code") return new Problem(400, "field", { field: "code" });
    const found = await findCertificate(whole.db, typed.code);
    return found ? { asOf: now, ...found } : new Problem(404, "noCertificate");
  },
});

/** The issuers' keys and what was revoked: phones have both from their sync, visitors ask here. */
export const certificateTrust = defineRoute({
  method: "GET",
  path: "/v1/certificates/trust",
  rule: anyone,
  body: null,
  rate: { limit: "callsPerNetwork", per: "network" },
  handle: async ({ whole }, { now }) => ({ asOf: now, ...(await trustOf(whole.db)) }),
});

/**
 * A certificate that the caller may read as an Open Badge, `language` th or en. 404 `noCertificate` for any other; 409
 * `takenBack`.
 */
export const certificateBadge = defineRoute({
  method: "GET",
  path: "/v1/certificates/badge",
  rule: signedIn,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async (parts, { who: { account }, query, origin }) => {
    const typed = readCertificateCode(typeof query["code"] === "string" ? query["code"] : "");
    if (typed.type !== "code") return new Problem(400, "field", { field: "code" });
    const language = query["language"] === "en" ? "en" : "th";
    const badge = await badgeOf(parts, account, { code: typed.code, language, origin });
    if (badge.ok) return { badge: badge.value };
    return new Problem(badge.error.type === "takenBack" ? 409 : 404, badge.error.type);
  },
});

/**
 * An issuer's key as a JWK: what an Open Badge's signature is checked with, by whoever it is shown to. 404 `noKey`, for one
 * that was ended, too: a thief who has it dates badges as they like.
 */
export const certificateKey = defineRoute({
  method: "GET",
  path: "/v1/certificates/key",
  rule: anyone,
  body: null,
  rate: { limit: "callsPerNetwork", per: "network" },
  handle: async ({ whole }, { query: { kid } }) => {
    const { issuers } = await trustOf(whole.db);
    const key = issuers.find((each) => each.kid === kid && each.until === undefined);
    return key
      ? { kty: "OKP", crv: "Ed25519", x: key.publicKey, kid: key.kid, alg: "EdDSA", use: "sig" }
      : new Problem(404, "noKey");
  },
});
