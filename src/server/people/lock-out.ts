/** A person's phones are lost, or their post is over: nothing that they signed in with is good any more. */
import { ownHome } from "#domain/homes.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Database } from "../database.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import { storeIn } from "./invite-person.ts";
import { closeInvitationsOf } from "./invitation.ts";
import { revokeAllOf } from "./revoke.ts";

export interface LockedOut {
  /** Sign-ins that ended. */
  readonly phones: number;
  /** Posts that are over from today on. */
  readonly posts: number;
}

/**
 * Ends all sign-ins, so that each phone hears at its next call that it is to close and hand in what waits; closes open
 * invitations and codes; and ends the person's posts, if that is asked. All in one step with its line in the audit log.
 * Null where there is no such person.
 */
export const lockOut = (
  { database, audit }: { readonly database: Database; readonly audit: AuditLog },
  { userId, endsPosts }: { readonly userId: string; readonly endsPosts: boolean },
  now: string,
): Promise<LockedOut | null> =>
  database.transaction(async (trx) => {
    const person = await trx.selectFrom("fact_user").select("id").where("id", "=", userId).executeTakeFirst();
    if (!person) return null;
    const { partition } = ownHome(userId);
    const today = thaiDay(now);
    const current = await trx
      .selectFrom("fact_membership")
      .select("id")
      .where("p", "=", partition)
      .where((row) => row.or([row("to_day", "is", null), row("to_day", ">=", today)]))
      .execute();
    const ids = endsPosts ? current.map(({ id }) => id) : [];
    const ended = await rewriteRows(storeIn(trx, database), { partition, ids }, now, ({ body }) =>
      body === null ? null : { body: { ...body, to: addDays(today, -1) } },
    );
    const phones = await revokeAllOf(trx, userId, { by: OPERATOR, why: endsPosts ? "postOver" : "lockedOut", now });
    await closeInvitationsOf(trx, userId, now);
    await trx.deleteFrom("sign_in_code").where("user_id", "=", userId).execute();
    const details = { phones, posts: ended.length };
    await audit.within(trx, { at: now, actor: null, action: "lockOut", subject: userId, details });
    return details;
  });

const OPERATOR = "operator";
