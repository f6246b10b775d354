import * as v from "valibot";
import { day } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { givePost as give } from "../people/give-post.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";
import { problemFor } from "./invite.ts";

const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const schema = v.strictObject({
  userId: uuid,
  role: v.string(),
  scope: v.string(),
  from: v.optional(day),
  to: v.optional(day),
  newVillages: v.optional(v.array(v.string()), []),
  instead: v.optional(v.strictObject({ userId: uuid, id: uuid })),
});

/**
 * A post for a person in the caller's care, and with `instead` the end of another one on the day before. Refused as
 * `POST /v1/invitations` and `POST /v1/posts/end` are.
 */
export const givePost = defineRoute({
  method: "POST",
  path: "/v1/posts/give",
  rule: inviter,
  body: smallBody,
  rate: { limit: "invitationsPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const given = await give(parts, { userId: account.userId, inviting }, asked, now);
    if (given.ok) return given.value;
    return given.error instanceof Problem ? given.error : problemFor(given.error);
  },
});
