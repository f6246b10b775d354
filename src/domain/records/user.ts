import * as v from "valibot";
import { line, phoneNumber } from "../field-types.ts";
import { ownHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  name: line(300),
  phone: v.exactOptional(phoneNumber),
  /** Programmes the person also serves; one log counts once whatever stands here. */
  affiliations: v.pipe(v.array(line(60)), v.maxLength(10)),
};

/** A person with an account. What they may do is in their memberships. */
export const user = defineKind<typeof fields>()("user", {
  home: (_body, id) => ownHome(id),
  subject: "account",
  merge: { affiliations: "set" },
});

export const userRecord = defineRecord(user, {
  fields,
  read: roles,
  write: [],
  personal: ["name", "phone"],
  // No retention: an account ends when its last post does, which the clock cannot tell. A person looks (docs/operate.md).
  facts: {
    columns: { name: "text", phone: "text" },
    row: (body) => ({ name: body.name, phone: body.phone ?? null }),
  },
});
