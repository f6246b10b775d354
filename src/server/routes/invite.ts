import * as v from "valibot";
import { day } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { invitePerson, type InviteError } from "../people/invite-person.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

const schema = v.strictObject({
  name: v.string(),
  phone: v.optional(v.string()),
  role: v.string(),
  scope: v.string(),
  from: v.optional(day),
  to: v.optional(day),
  newVillages: v.optional(v.array(v.string()), []),
});

/**
 * A new person for a post, with the link and the code that sign their phone in. 403 `outsideArea` and `beyondPost` for
 * posts that are not the caller's to give, 409 `alreadyHas` for somebody of that name in that post,
 * `newVillage` for a village that nobody has had and that `newVillages` does not name.
 */
export const invite = defineRoute({
  method: "POST",
  path: "/v1/invitations",
  rule: inviter,
  body: smallBody,
  rate: { limit: "invitationsPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const { newVillages, ...person } = asked;
    const made = await invitePerson(parts, { userId: account.userId, inviting }, person, newVillages, now);
    return made.ok ? made.value : problemFor(made.error);
  },
});

export const problemFor = (error: InviteError): Problem => {
  switch (error.type) {
    case "field":
      return new Problem(400, "field", { field: error.field });
    case "unknownArea":
      return new Problem(400, "field", { field: "scope" });
    case "alreadyHas":
      return new Problem(409, "alreadyHas", { field: "name" });
    case "newVillage":
      return new Problem(409, "newVillage", { field: "scope" });
    default:
      return new Problem(403, error.type, { field: error.type === "outsideArea" ? "scope" : "role" });
  }
};
