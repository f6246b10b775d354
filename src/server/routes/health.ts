import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";

/** For whoever keeps the server running: it answers, and it reaches its database. No figures. */
export const health = defineRoute({
  method: "GET",
  path: "/v1/health",
  rule: anyone,
  body: null,
  rate: { limit: "callsPerNetwork", per: "network" },
  handle: async ({ store, version }) => {
    await store.epoch();
    return { ok: true, version };
  },
});
