import { smallBody } from "../limits.ts";
import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";
import { endSession } from "../sessions.ts";

/** Ends the session for good. Anyone may: somebody whose session is over already gets the same answer. */
export const signOut = defineRoute({
  method: "POST",
  path: "/v1/sign-out",
  rule: anyone,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "address" },
  handle: async ({ database }, { cookie, now }) => {
    if (cookie.token !== undefined) await endSession(database.db, cookie.token, now);
    cookie.clear();
    return { ok: true };
  },
});
