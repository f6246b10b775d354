import * as v from "valibot";
import { line } from "#domain/field-types.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { isUuid } from "../is-uuid.ts";
import { smallBody } from "../limits.ts";
import { personInCare } from "../people/may-give.ts";
import { phonesOf } from "../people/own-phones.ts";
import { revokePhone } from "../people/revoke.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { inviter } from "../rules.ts";

/** The phones of a person in the caller's care, `?userId=`. 404 `noPerson` for anybody else. */
export const devicesOf = defineRoute({
  method: "GET",
  path: "/v1/devices/of",
  rule: inviter,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async (parts, { who: { inviting }, query, now }) => {
    const { userId } = query;
    if (typeof userId !== "string" || !isUuid(userId)) return new Problem(400, "field", { field: "userId" });
    const person = await personInCare(parts, inviting, userId, thaiDay(now));
    if (!person) return noPerson();
    return { asOf: now, name: person.name, list: await phonesOf(parts.database.db, userId, null, now) };
  },
});

const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const schema = v.strictObject({
  userId: uuid,
  clientId: uuid,
  reason: v.pipe(v.string(), v.trim(), v.minLength(3), line(300)),
});

/** Takes the phone of a person in the caller's care, and keeps who did and why. 404 `noPerson`, `noPhone`. */
export const revokeDeviceOf = defineRoute({
  method: "POST",
  path: "/v1/devices/revoke-of",
  rule: inviter,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async (parts, { who: { account, inviting }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const person = await personInCare(parts, inviting, asked.userId, thaiDay(now));
    if (!person) return noPerson();
    const revocation = { by: account.userId, why: asked.reason, now };
    const { database, audit } = parts;
    const revoked = await database.transaction(async (trx) => {
      const done = await revokePhone(trx, asked, revocation);
      const entry = { at: now, actor: account.userId, action: "revokePhone", subject: asked.clientId } as const;
      if (done) await audit.within(trx, { ...entry, details: { of: asked.userId } });
      return done;
    });
    return revoked ?? new Problem(404, "noPhone", { field: "clientId" });
  },
});

const noPerson = (): Problem => new Problem(404, "noPerson", { field: "userId" });
