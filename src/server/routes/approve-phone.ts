import * as v from "valibot";
import { id } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { approvePhone as approve, isSecondPerson } from "../people/open-invitations.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

const schema = v.strictObject({ id, phone: id, number: v.pipe(v.string(), v.regex(/^\d{3}$/)) });

/** The coordinator's word for a waiting phone: the number that it shows. 404 `noInvitation`, `noPhone`; 409 `otherNumber`. */
export const approvePhone = defineRoute({
  method: "POST",
  path: "/v1/invitations/approve",
  rule: inviter,
  body: smallBody,
  rate: { limit: "invitationsPerMinute", per: "session" },
  handle: async ({ database, whole, audit }, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const isSecond = await isSecondPerson(whole.db, asked.id, account.userId);
    return database.transaction(async (trx) => {
      const answer = await approve(trx, { userId: account.userId, inviting, isSecond }, asked, now);
      const entry = { at: now, actor: account.userId, action: "approvePhone", subject: asked.id } as const;
      if (!(answer instanceof Problem)) await audit.within(trx, entry);
      return answer;
    });
  },
});
