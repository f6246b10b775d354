import { openInvitationsFor } from "../people/open-invitations.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

/** Open invitations that the caller could have made, with the phones that wait for a word. No link and no code. */
export const invitations = defineRoute({
  method: "GET",
  path: "/v1/invitations",
  rule: inviter,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database }, { who: { account, inviting }, now }) => ({
    asOf: now,
    ...(await openInvitationsFor(database.db, { userId: account.userId, inviting }, now)),
  }),
});
