/** A further post for somebody who is known; also one that stands in for another post: of the same person, or of another. */
import { ok, err, type Result } from "#domain/result.ts";
import type { Role } from "#domain/roles.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import { newPost } from "../enrol.ts";
import { plant } from "../plant.ts";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";
import { takeTurn } from "../take-turn.ts";
import { nameOf, ownPostNotice } from "./announce.ts";
import { endIn } from "./end-post.ts";
import { refusal, storeIn, villagesOf, type InviteError, type WhoInvites } from "./invite-person.ts";
import { personInCare } from "./may-give.ts";
import { newVillagesOf } from "./new-villages.ts";

export interface GivingPost {
  readonly userId: string;
  readonly role: string;
  readonly scope: string;
  /** The first day, today without it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly newVillages: readonly string[];
  /** Ends on the day before. */
  readonly instead?: { readonly userId: string; readonly id: string } | undefined;
}

/**
 * Both posts change together or not at all. The village's records stay where they are: whoever has the post has them.
 * Refused as an invitation and as an end of a post are; 409 `alreadyHas` for whom holds it in those days.
 */
export const givePost = async (
  parts: ServerParts,
  { userId: by, inviting }: WhoInvites,
  { newVillages, instead, ...given }: GivingPost,
  now: string,
): Promise<Result<{ readonly from: string }, Problem | InviteError>> => {
  const { userId, scope } = given;
  const people = [userId, ...(instead ? [instead.userId] : [])];
  if (people.includes(by)) return err(new Problem(403, "ownPost", { field: "userId" }));
  const today = thaiDay(now);
  const person = await personInCare(parts, inviting, userId, today);
  if (!person || (instead && !(await personInCare(parts, inviting, instead.userId, today))))
    return err(new Problem(404, "noPerson", { field: person ? "instead" : "userId" }));
  const wrong = refusal({ ...given, name: person.name }, inviting, now);
  if (wrong) return err(wrong);
  const { from = today } = given;
  // `refusal` has read it.
  const role = given.role as Role;
  const { database } = parts.reaching({ people, villages: villagesOf(given) });
  return database.transaction(async (trx) => {
    await takeTurn(trx, "invite");
    const held = await trx
      .selectFrom("fact_membership")
      .select("id")
      .where("user_id", "=", userId)
      .where("role", "=", role)
      .where("scope", "=", scope)
      .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", from)]))
      .executeTakeFirst();
    if (held) return err(new Problem(409, "alreadyHas", { field: "userId" }));
    if (!newVillages.includes(scope) && (await newVillagesOf(trx, [given])).size > 0)
      return err({ type: "newVillage" as const });
    const ending = instead && { ...instead, to: addDays(from, -1) };
    const ended = ending ? await endIn({ trx, database, newId: parts.newId }, by, ending, now) : [];
    if (ended instanceof Problem) return err(ended);
    const byName = await nameOf(trx, by);
    const records = await newPost(trx, parts.newId, { ...given, id: userId, name: person.name, by: byName }, now);
    const telling = { db: trx, newId: parts.newId, now };
    const store = storeIn(trx, database);
    await plant(store, records, now);
    // Once the village has its name.
    await plant(store, [await ownPostNotice(telling, "given", { userId, by, role, scope, day: from })], now);
    const details = { role, scope, from };
    const line = { at: now, actor: by, action: "givePost", subject: userId, details } as const;
    for (const each of [...ended, line]) await parts.audit.within(trx, each);
    return ok({ from });
  });
};
