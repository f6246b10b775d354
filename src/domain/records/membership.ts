import * as v from "valibot";
import { day, id } from "../field-types.ts";
import { ownHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  userId: id,
  role: v.picklist(roles),
  /** The place of the post: what it may be for which role, domain/roles.ts says. */
  scope: v.pipe(v.string(), v.maxLength(31), v.regex(/^[0-9a-z-]{2,31}$/)),
  from: day,
  to: v.exactOptional(day),
};

/** A post: this person, in this role, over this area, from a day to a day. Its facts are what the server authorises by. */
export const membership = defineKind<typeof fields>()("membership", {
  home: (body) => ownHome(body.userId),
  subject: "account",
  merge: { userId: "immutable", role: "immutable", scope: "immutable" },
});

export const membershipRecord = defineRecord(membership, {
  fields,
  read: roles,
  write: [],
  facts: {
    columns: { user_id: "text", role: "text", scope: "text", from_day: "text", to_day: "text" },
    row: (body) => ({
      user_id: body.userId,
      role: body.role,
      scope: body.scope,
      from_day: body.from,
      to_day: body.to ?? null,
    }),
  },
});
