import * as v from "valibot";
import { line } from "../field-types.ts";
import { agencyHome } from "../homes.ts";
import { defineRecord } from "../record-type.ts";

/** An agency that receives referrals, as its own officers see it. */
export const agency = defineRecord("agency", {
  since: 3,
  fields: {
    code: v.pipe(v.string(), v.regex(/^[a-z][0-9a-z-]{1,30}$/)),
    nameTh: line(120),
    nameEn: line(120),
    /** How people reach it. */
    contact: v.exactOptional(line(300)),
  },
  home: (body) => agencyHome(body.code),
  subject: "nobody",
  read: ["agency"],
  write: ["agency"],
  madeBy: "server",
  merge: { code: "immutable" },
});
