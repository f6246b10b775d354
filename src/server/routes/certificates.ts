import { readCertificateCode } from "#domain/certificate-code.ts";
import { findCertificate, trustOf } from "../certificates/register.ts";
import { Problem } from "../problem.ts";
import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";

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
