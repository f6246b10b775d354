import * as v from "valibot";
import { line } from "../field-types.ts";
import { agencyHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  code: v.pipe(v.string(), v.regex(/^[a-z][0-9a-z-]{1,30}$/)),
  nameTh: line(120),
  nameEn: line(120),
  /** How people reach it. */
  contact: v.exactOptional(line(300)),
};

/** An agency that receives referrals, as its own officers see it. */
export const agency = defineKind<typeof fields>()("agency", {
  since: 3,
  home: (body) => agencyHome(body.code),
  subject: "nobody",
  merge: { code: "immutable" },
});

export const agencyRecord = defineRecord(agency, {
  fields,
  read: ["agency"],
  write: ["agency"],
  madeBy: "server",
});
