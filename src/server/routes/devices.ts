import * as v from "valibot";
import { smallBody } from "../limits.ts";
import { phonesThatAsk } from "../people/own-yes.ts";
import { phonesOf } from "../people/own-phones.ts";
import { revokePhone } from "../people/revoke.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";

/** One's own phones, and those that have a code for this account and wait for its person's yes. */
export const devices = defineRoute({
  method: "GET",
  path: "/v1/devices",
  rule: signedIn,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database: { db } }, { who: { account, session }, now }) => ({
    asOf: now,
    list: await phonesOf(db, account.userId, session.tokenHash, now),
    waiting: await phonesThatAsk(db, account.userId, now),
  }),
});

const schema = v.strictObject({ clientId: v.pipe(v.string(), v.uuid(), v.toLowerCase()) });

/** One's own lost phone, also this very one. 404 `noPhone`. */
export const revokeDevice = defineRoute({
  method: "POST",
  path: "/v1/devices/revoke",
  rule: signedIn,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database, audit }, { who: { account }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const { userId } = account;
    const phone = { userId, clientId: asked.clientId };
    const revoked = await database.transaction(async (trx) => {
      const done = await revokePhone(trx, phone, { by: userId, why: "own", now });
      const entry = { at: now, actor: userId, action: "revokePhone", subject: asked.clientId } as const;
      if (done) await audit.within(trx, entry);
      return done;
    });
    return revoked ?? new Problem(404, "noPhone", { field: "clientId" });
  },
});
