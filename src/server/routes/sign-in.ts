import type { Kysely } from "kysely";
import * as v from "valibot";
import { line } from "#domain/field-types.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { findAccount, type Account } from "../accounts.ts";
import { mayUsePhone } from "../devices.ts";
import { smallBody } from "../limits.ts";
import { wideNetworkOf } from "../network.ts";
import { isOtherKeys, newPhoneNotices } from "../people/announce.ts";
import { storeIn } from "../people/invite-person.ts";
import { findWayIn, wrongCode, type WayIn } from "../people/way-in.ts";
import { plant, type PlantedRecord } from "../plant.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { anyone } from "../rules.ts";
import { endLostSessions, startSession, type Session, type SigningIn } from "../sessions.ts";
import { publicKeySchema } from "../signatures.ts";
import type { Tables } from "../tables.ts";

const schema = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  clientId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  /** The browser's family, by which a person knows their phones apart. */
  browser: v.optional(v.pipe(v.string(), line(40))),
  key: publicKeySchema,
});

/**
 * A code for a session on this phone. Wrong, late and used-up codes get one answer, 400 `code`, so that guessing
 * teaches nothing; a phone whose changes are another person's gets 409 `otherPhone` and keeps the code unused. A phone
 * that did not hear the answer may ask again with the same code and key. The session is the key's from here on. The one
 * that the browser had before ends when this one is first used.
 *
 * Where somebody has been guessing at an invitation, the answer to the right code is `waiting`: a number to show, and a
 * ticket to ask with in place of the code until the coordinator has said yes. So it is for a person who has had another
 * phone: they say yes on it. A phone that is new to them is announced (people/announce.ts).
 */
export const signIn = defineRoute({
  method: "POST",
  path: "/v1/sign-in",
  rule: anyone,
  body: smallBody,
  rate: { limit: "callsPerNetwork", per: "network" },
  failures: "wrongCodesPerNetwork",
  handle: async (parts, { body, cookie, now, address }) => {
    const { database, randomBytes, sealingKey } = parts;
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    // Before anything waits: under an id of somebody else's phone nobody would see that another one asks.
    if (await isOtherKeys(database.db, { ...asked, publicKey: asked.key })) return otherPhone();
    const way = await findWayIn(parts, { ...asked, network: wideNetworkOf(address) }, now);
    if (way instanceof Problem) {
      await parts.audit.seldom("signInRefused", { at: now, actor: null, action: "signInRefused" });
      return way;
    }
    if ("waiting" in way) return way;
    const token = randomBytes(32).toString("base64url");
    const signedIn = await database.transaction(async (trx) => {
      const found = await signInWith(
        { db: trx, newId: parts.newId },
        way,
        { ...asked, earlierToken: cookie.token },
        token,
        now,
      );
      if (found instanceof Problem) return found;
      const { userId: actor } = found.account;
      await plant(storeIn(trx, database), found.notices, now);
      await parts.audit.within(trx, { at: now, actor, action: "signIn", subject: asked.clientId });
      return found;
    });
    if (signedIn instanceof Problem) return signedIn;
    const { account, session } = signedIn;
    cookie.send(token);
    const user = { id: account.userId, name: account.name };
    return { user, grants: account.grants, expiresAt: session.expiresAt, sealingKey: sealingKey.publicKey };
  },
});

const otherPhone = (): Problem => new Problem(409, "otherPhone", { field: "clientId" });

interface SignedIn {
  readonly account: Account;
  readonly session: Session;
  /** Who hears of it. */
  readonly notices: readonly PlantedRecord[];
}

const signInWith = async (
  { db, newId }: { readonly db: Kysely<Tables>; readonly newId: () => string },
  way: WayIn,
  { clientId, browser, key: publicKey, earlierToken }: v.InferOutput<typeof schema> & Pick<SigningIn, "earlierToken">,
  token: string,
  now: string,
): Promise<SignedIn | Problem> => {
  const account = await findAccount(db, way.userId, thaiDay(now));
  if (!account) return wrongCode();
  const phone = { clientId, userId: account.userId, codeHash: way.codeHash, browser, publicKey, earlierToken };
  const isAgain = await endLostSessions(db, phone, now);
  if (!isAgain && !way.isOpen) return wrongCode();
  if (!(await mayUsePhone(db, phone))) return otherPhone();
  if (!isAgain && !(await way.use(db, now))) return wrongCode();
  // Before the session is there: it would be one of the person's phones.
  const notices = await newPhoneNotices({ db, newId, now }, account, { clientId, browser, publicKey });
  return { account, session: await startSession(db, phone, token, now), notices };
};
