import { accountCounts } from "../people/account-counts.ts";
import { defineRoute } from "../route.ts";
import { administrator } from "../rules.ts";

/** Counts of posts, phones and open invitations in the administrator's areas. */
export const accounts = defineRoute({
  method: "GET",
  path: "/v1/accounts",
  rule: administrator,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: ({ database }, { who: { areas }, now }) => accountCounts(database.db, areas, now),
});
