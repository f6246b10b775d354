import * as v from "valibot";
import { line, wholeNumber } from "../field-types.ts";
import { centreHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  /** Sub-district code and the centre's number in it: `330104-01`. */
  code: v.pipe(v.string(), v.regex(/^\d{6}-\d{2}$/)),
  nameTh: line(120),
  nameEn: line(120),
  owner: line(120),
  state: v.picklist(["open", "paused", "closed"]),
  /** Opening hours, as the door says them. */
  hours: v.exactOptional(line(300)),
  /** Working places with a computer. */
  seats: v.exactOptional(wholeNumber(0, 500)),
};

/** A community digital centre. Who owns it may change: centres are handed over to local government. */
export const centre = defineKind<typeof fields>()("centre", {
  since: 3,
  home: (body) => centreHome(body.code),
  subject: "nobody",
  merge: { code: "immutable" },
});

export const centreRecord = defineRecord(centre, {
  fields,
  read: ["centre"],
  write: ["centre"],
  madeBy: "server",
  facts: {
    columns: { subdistrict: "text", state: "text" },
    row: (body) => ({ subdistrict: body.code.slice(0, 6), state: body.state }),
  },
});
