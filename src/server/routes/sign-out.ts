import { smallBody } from "../limits.ts";
import { defineRoute } from "../route.ts";
import { anyone, revoked } from "../rules.ts";
import { endSession, findSession } from "../sessions.ts";

/** Ends the session for good. Anyone may: somebody whose session is over already gets the same answer. */
export const signOut = defineRoute({
  method: "POST",
  path: "/v1/sign-out",
  rule: anyone,
  body: smallBody,
  rate: { limit: "callsPerNetwork", per: "network" },
  handle: async ({ database, audit }, { cookie, now }) => {
    if (cookie.token !== undefined) {
      // Its cookie stays: a lost phone has to hear that it is one however often it asks.
      const session = await findSession(database.db, cookie.token, now);
      if (session === "revoked") return revoked();
      if (session) {
        const { userId: actor, clientId: subject } = session;
        await database.transaction(async (trx) => {
          await endSession(trx, session, now);
          await audit.within(trx, { at: now, actor, action: "signOut", subject });
        });
      }
    }
    cookie.clear();
    return { ok: true };
  },
});
