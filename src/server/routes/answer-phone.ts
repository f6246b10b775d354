import * as v from "valibot";
import { id } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { answerPhone as answer } from "../people/own-yes.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";

const schema = v.strictObject({ phone: id, number: v.nullable(v.pipe(v.string(), v.regex(/^\d{3}$/))) });

/**
 * A person's yes to another phone of theirs, by the number that it shows, or their no (`null`), which closes the code.
 * 404 `noPhone`; 409 `otherNumber`.
 */
export const answerPhone = defineRoute({
  method: "POST",
  path: "/v1/devices/answer",
  rule: signedIn,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database, audit }, { who: { account }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const { userId } = account;
    return database.transaction(async (trx) => {
      const answered = await answer(trx, userId, asked, now);
      if (answered instanceof Problem) return answered;
      const action = asked.number === null ? "refusePhone" : "approvePhone";
      await audit.within(trx, { at: now, actor: userId, action, subject: asked.phone, details: { own: true } });
      return answered;
    });
  },
});
