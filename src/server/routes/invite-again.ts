import * as v from "valibot";
import { smallBody } from "../limits.ts";
import { inviteAgain as again } from "../people/invite-again.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

const schema = v.strictObject({
  userId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  revoke: v.optional(v.boolean(), false),
});

/** A link and a code for a person in the caller's care; with `revoke`, their phones are lost ones from here on. */
export const inviteAgain = defineRoute({
  method: "POST",
  path: "/v1/invitations/again",
  rule: inviter,
  body: smallBody,
  rate: { limit: "invitationsPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const made = await again(parts, { userId: account.userId, inviting }, asked, now);
    return made ?? new Problem(404, "noPerson", { field: "userId" });
  },
});
