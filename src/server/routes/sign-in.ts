import type { Kysely } from "kysely";
import * as v from "valibot";
import { thaiDay } from "#domain/thai-day.ts";
import { findAccount, type Account } from "../accounts.ts";
import { mayUsePhone } from "../devices.ts";
import { smallBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";
import { endLostSessions, startSession, type Session } from "../sessions.ts";
import { publicKeySchema } from "../signatures.ts";
import { findCode, useCode } from "../sign-in-codes.ts";
import type { Tables } from "../tables.ts";

const schema = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  clientId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  key: publicKeySchema,
});

/**
 * A code for a session on this phone. Wrong, late and used-up codes get one answer, 400 `code`, so that guessing
 * teaches nothing; a phone whose changes are another person's gets 409 `otherPhone` and keeps the code unused. A phone
 * that did not hear the answer may ask again with the same code and key. The session is the key's from here on.
 */
export const signIn = defineRoute({
  method: "POST",
  path: "/v1/sign-in",
  rule: anyone,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "address" },
  failures: "signInsPerMinute",
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
  { code, clientId, key: publicKey }: v.InferOutput<typeof schema>,
  token: string,
  now: string,
): Promise<{ readonly account: Account; readonly session: Session } | Problem> => {
  const wrongCode = new Problem(400, "code", { field: "code" });
  const known = await findCode(db, codeKey, code, now);
  const account = known && (await findAccount(db, known.userId, thaiDay(now)));
  if (!account) return wrongCode;
  const phone = { clientId, userId: account.userId, codeHash: known.hash, publicKey };
  const isAgain = await endLostSessions(db, phone, now);
  if (!isAgain && known.usesLeft === 0) return wrongCode;
  if (!(await mayUsePhone(db, phone))) return new Problem(409, "otherPhone", { field: "clientId" });
  if (!isAgain && !(await useCode(db, known))) return wrongCode;
  return { account, session: await startSession(db, phone, token, now) };
};
