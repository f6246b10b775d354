import * as v from "valibot";
import { day } from "../field-types.ts";
import { referenceHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

/** `wrongName`: another was given instead; `notEarned`: the rule was not met after all; `taken`: it was passed off as somebody else's. */
export const revocationReasons = ["wrongName", "wrongCourse", "notEarned", "taken"] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export const certificateCodeField = v.pipe(v.string(), v.regex(/^[2-9A-HJKMNP-Z]{8}$/));

const fields = {
  code: certificateCodeField,
  on: day,
  why: v.picklist(revocationReasons),
  /** The code of the certificate that was given instead. */
  replacedBy: v.exactOptional(certificateCodeField),
};

/** A certificate that does not hold any more. Every phone is told, by the code alone: nobody is named. */
export const revocation = defineKind<typeof fields>()("revocation", {
  since: 8,
  home: () => referenceHome,
  subject: "nobody",
  merge: { code: "immutable", on: "immutable" },
});

export const revocationRecord = defineRecord(revocation, { fields, read: roles, write: [], madeBy: "server" });

export type RevocationRecord = RecordOf<typeof revocation>;
