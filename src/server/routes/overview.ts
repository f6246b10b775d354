import { overviewOf } from "../overview/overview.ts";
import { defineRoute } from "../route.ts";
import { coordinatorOf } from "../rules.ts";

/** Posts and figures of an area, never a citizen: `?area=` with 2, 4 or 6 digits, or the coordinator's own. */
export const overview = defineRoute({
  method: "GET",
  path: "/v1/overview",
  rule: coordinatorOf,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: ({ database }, { who: { area }, now }) => overviewOf(database.db, area, now),
});
