import * as v from "valibot";
import { rosterBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { answerRoster } from "../roster/answer-roster.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

const schema = v.strictObject({
  csv: v.string(),
  makeGood: v.optional(v.boolean(), false),
  newVillages: v.optional(v.array(v.string()), []),
  again: v.optional(v.boolean(), false),
});

/**
 * Many people from a CSV: what is wrong with which line, and with `makeGood` all lines that are right, or none of them.
 * Villages that nobody has had are made when `newVillages` names them; `again` also makes a new code for whoever has the
 * post and was never in.
 * 413 `tooLarge` over 256 kB, 400 `tooManyLines` over 500, `noHeadings` when nothing says who the people are.
 */
export const roster = defineRoute({
  method: "POST",
  path: "/v1/invitations/roster",
  rule: inviter,
  body: rosterBody,
  rate: { limit: "rostersPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    return answerRoster(parts, { userId: account.userId, inviting }, asked, now);
  },
});
