import { isObject } from "#sync/column.ts";
import { answerSync } from "#sync/answer.ts";
import type { Account } from "../accounts.ts";
import { claimPhone, daysWaited } from "../devices.ts";
import { IDLE_SECONDS, syncBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readPush } from "../read-push.ts";
import { defineRoute } from "../route.ts";
import { revokedPhone } from "../rules.ts";

/**
 * Takes from a phone that was taken away what it had sealed, and gives it nothing. Whoever holds such a phone may be
 * anybody, so all of it waits for the coordinator (docs/sync.md, Z3).
 */
export const handIn = defineRoute({
  method: "POST",
  path: "/v1/hand-in",
  rule: revokedPhone,
  body: syncBody,
  rate: { limit: "syncsPerMinute", per: "session" },
  handle: async (parts, { who, body, now }) => {
    const { database, store, seal, sealingKey, newId, isVillage, postParcels, report } = parts;
    if (!isObject(body) || !Object.hasOwn(body, "sealed")) return new Problem(400, "field", { field: "sealed" });
    const request = readPush(sealingKey, body);
    if (request instanceof Problem) return request;
    const waitedDays = daysWaited(
      request.push.flatMap(({ m }) => m),
      now,
    );
    const { account, session } = who;
    const phone = { session, clientId: request.c, was: request.was, waitedDays, now };
    if (!(await claimPhone(database.db, phone))) return new Problem(409, "otherPhone", { field: "c" });
    // It is no reader of anything from now on.
    const unread = { ...store, noteReader: async () => undefined };
    const deps = { store: unread, seal, newId, isVillage, idleSeconds: IDLE_SECONDS, postParcels, report };
    const { ack, res, next } = await answerSync(deps, withoutPosts(account), request, now);
    return { now, next, ...(ack && { ack }), ...(res && { res }) };
  },
});

/** As if every post had ended: what it brings is late. */
const withoutPosts = (account: Account): Account => ({
  ...account,
  grants: [],
  past: [...account.grants, ...account.past],
  heldCode: "revokedPhone",
});
