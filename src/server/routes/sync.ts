import { isPartition } from "#domain/homes.ts";
import { answerSync } from "#sync/answer.ts";
import { unpackPush } from "#sync/push-columns.ts";
import { syncRequestSchema } from "#sync/wire.ts";
import { claimPhone, daysWaited } from "../devices.ts";
import { IDLE_SECONDS, syncBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";

/** Takes what the phone has, and gives what changed for it. All of it is decided in #sync/answer.ts. */
export const sync = defineRoute({
  method: "POST",
  path: "/v1/sync",
  rule: signedIn,
  body: syncBody,
  rate: { limit: "syncsPerMinute", per: "session" },
  handle: async (parts, { who: { account, session }, body, now }) => {
    const { database, store, seal, newId, postParcels, report } = parts;
    const unpacked = unpackPush(body);
    if (!unpacked.ok) return new Problem(400, "field", unpacked.error);
    const request = readBody(syncRequestSchema, unpacked.value);
    if (request instanceof Problem) return request;
    const stray = request.push.findIndex(({ p }) => !isPartition(p));
    if (stray !== -1) return new Problem(400, "field", { field: `push.${stray}.p` });
    const waitedDays = daysWaited(
      request.push.flatMap(({ m }) => m),
      now,
    );
    const phone = { session, clientId: request.c, was: request.was, waitedDays, now };
    if (!(await claimPhone(database.db, phone))) return new Problem(409, "otherPhone", { field: "c" });
    return answerSync({ store, seal, newId, idleSeconds: IDLE_SECONDS, postParcels, report }, account, request, now);
  },
});
