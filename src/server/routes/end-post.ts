import * as v from "valibot";
import { day } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { endPost as end } from "../people/end-post.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const schema = v.strictObject({ userId: uuid, id: uuid, to: day });

/** The last day of a post of a person in the caller's care. 404 `noPerson`, `noPost`; 403 `ownPost`. */
export const endPost = defineRoute({
  method: "POST",
  path: "/v1/posts/end",
  rule: inviter,
  body: smallBody,
  rate: { limit: "invitationsPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    return end(parts, { userId: account.userId, inviting }, asked, now);
  },
});
