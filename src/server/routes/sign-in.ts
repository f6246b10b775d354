import type { Kysely } from "kysely";
import * as v from "valibot";
import { thaiDay } from "#domain/thai-day.ts";
import { findAccount, type Account } from "../accounts.ts";
import { claimPhone, type Phone } from "../devices.ts";
import { smallBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";
import { startSession, type Session } from "../sessions.ts";
import { useCode, userOfCode } from "../sign-in-codes.ts";
import type { Tables } from "../tables.ts";

const schema = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  clientId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  appVersion: v.exactOptional(v.pipe(v.string(), v.maxLength(40), v.regex(/^[\w.+-]*$/))),
});

/**
 * A code for a session on this phone. Wrong, late and used-up codes get one answer, 400 `code`, so that guessing
 * teaches nothing; a phone whose changes are another person's gets 409 `otherPhone` and keeps the code unused.
 */
export const signIn = defineRoute({
  method: "POST",
  path: "/v1/sign-in",
  rule: anyone,
  body: smallBody,
  rate: { limit: "signInsPerMinute", per: "address" },
  handle: async ({ database, codeKey, randomBytes }, { body, cookie, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const token = randomBytes(32).toString("base64url");
    const signedIn = await database.transaction((trx) => signInWith(trx, codeKey, asked, token, now));
    if (signedIn instanceof Problem) return signedIn;
    const { account, session } = signedIn;
    cookie.send(token);
    const user = { id: account.userId, name: account.name };
    return { user, grants: account.grants, expiresAt: session.expiresAt };
  },
});

const signInWith = async (
  db: Kysely<Tables>,
  codeKey: Buffer,
  { code, clientId, appVersion }: v.InferOutput<typeof schema>,
  token: string,
  now: string,
): Promise<{ readonly account: Account; readonly session: Session } | Problem> => {
  const wrongCode = new Problem(400, "code", { field: "code" });
  const userId = await userOfCode(db, codeKey, code, now);
  const account = userId === null ? null : await findAccount(db, userId, thaiDay(now));
  if (!account) return wrongCode;
  const phone: Phone = { clientId, userId: account.userId, appVersion };
  if (!(await claimPhone(db, phone, now))) return new Problem(409, "otherPhone", { field: "clientId" });
  if (!(await useCode(db, codeKey, code))) return wrongCode;
  return { account, session: await startSession(db, phone, token, now) };
};
