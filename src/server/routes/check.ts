import { checkRequestSchema, checkSync, type Divergence } from "#sync/check.ts";
import { mayUsePhone } from "../devices.ts";
import { checkBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";

/** Compares a phone's copy with the server's, and gives what mends it. All of it is decided in #sync/check.ts. */
export const check = defineRoute({
  method: "POST",
  path: "/v1/check",
  rule: signedIn,
  body: checkBody,
  rate: { limit: "checksPerMinute", per: "session" },
  handle: async ({ database: { db }, store, seal, report }, { who: { account }, body, now }) => {
    const request = readBody(checkRequestSchema, body);
    if (request instanceof Problem) return request;
    // Each is read from beginning to end: nobody needs one twice.
    const twice = request.whole.findIndex(({ p }, at) =>
      request.whole.some((other, before) => before < at && other.p === p),
    );
    if (twice !== -1) return new Problem(400, "field", { field: `whole.${twice}.p` });
    const isOwnPhone = await mayUsePhone(db, { clientId: request.c, userId: account.userId });
    if (!isOwnPhone) return new Problem(409, "otherPhone", { field: "c" });
    const found: Divergence[] = [];
    const answer = await checkSync({ store, seal, report: (one) => found.push(one) }, account, request, now);
    for (const divergence of found) {
      report(divergence);
      const { clientId: client_id, partition: p, parts } = divergence;
      const mismatch = db.insertInto("mismatch").values({ client_id, p, at: now, parts });
      await mismatch.onConflict((conflict) => conflict.doNothing()).execute();
    }
    return answer;
  },
});
