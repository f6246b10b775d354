import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";

/** Who is signed in here, and what they may do today. */
export const me = defineRoute({
  method: "GET",
  path: "/v1/me",
  rule: signedIn,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ sealingKey }, { who: { account, session } }) => ({
    user: { id: account.userId, name: account.name },
    grants: account.grants,
    expiresAt: session.expiresAt,
    sealingKey: sealingKey.publicKey,
  }),
});
