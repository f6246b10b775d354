import { roleRules } from "#domain/roles.ts";
import { postsInArea } from "../people/held-posts.ts";
import { defineRoute } from "../route.ts";
import { coordinatorOf } from "../rules.ts";

/** Who holds which post that the caller may give, and which villages have nobody: `?area=`, or the coordinator's own. */
export const posts = defineRoute({
  method: "GET",
  path: "/v1/posts",
  rule: coordinatorOf,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: ({ database }, { who: { account, area }, now }) => {
    const inviting = account.grants.filter(({ role }) => roleRules[role].gives !== undefined);
    return postsInArea(database.db, { area, inviting }, now);
  },
});
