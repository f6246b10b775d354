import * as v from "valibot";
import { day, id, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

/** What needs a person's own yes. Everything else rests on another basis: legal-basis.ts. */
export const consentPurposes = ["sensitive", "photos", "referral", "jobs"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

const fields = {
  citizenId: id,
  areaCode: villageCode,
  /** Who heard it. */
  by: id,
  purpose: v.picklist(consentPurposes),
  decision: v.picklist(["given", "withdrawn"]),
  on: day,
  /** The notice that the person was told before they agreed, and how. Taking back asks for neither. */
  noticeVersion: v.exactOptional(wholeNumber(1, 999)),
  how: v.exactOptional(v.picklist(["read_aloud", "read_self", "guardian"])),
  /** Withdrawals that were known when the person agreed again. One that is not named here wins. */
  after: v.exactOptional(v.pipe(v.array(id), v.maxLength(50))),
};

/**
 * A person said yes, or took it back (PDPA B.E. 2562 s.19, s.26). Never changed afterwards: another word is another
 * record, and what stands is reckoned from all of them (consents.ts).
 */
export const consent = defineKind<typeof fields>()("consent", {
  since: 2,
  indexes: ["citizenId"],
  home: (body) => villageHome(body.areaCode),
  author: "by",
  merge: {
    citizenId: "immutable",
    areaCode: "immutable",
    by: "immutable",
    purpose: "immutable",
    decision: "immutable",
    on: "immutable",
    noticeVersion: "immutable",
    how: "immutable",
    after: "immutable",
  },
  subject: { person: "citizenId" },
});

export const consentRecord = defineRecord(consent, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  removedBy: "server",
  // It is the proof that something was allowed, and names nobody.
  retention: "programme",
  personal: ["citizenId"],
  check: (body) => {
    if (body.decision === "withdrawn") return null;
    if (body.noticeVersion === undefined) return { field: "noticeVersion", code: "missing" };
    return body.how === undefined ? { field: "how", code: "missing" } : null;
  },
  facts: {
    columns: { village: "text", purpose: "text", decision: "text" },
    row: (body) => ({ village: body.areaCode, purpose: body.purpose, decision: body.decision }),
  },
});

export type Consent = RecordOf<typeof consent>;
