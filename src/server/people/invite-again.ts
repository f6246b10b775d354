/** A new way in for somebody who has an account: another phone, or one whose session or PIN is gone. */
import { thaiDay } from "#domain/thai-day.ts";
import type { ServerParts } from "../server-parts.ts";
import { hasHadPhone } from "./announce.ts";
import { revokeAllOf } from "./revoke.ts";
import { mint, openInvitation, type InvitationSecrets, type MadeInvitation } from "./invitation.ts";
import type { WhoInvites } from "./invite-person.ts";
import { personInCare } from "./may-give.ts";

export interface Again {
  readonly userId: string;
  /** Also takes the sessions of all phones that the person has: they were lost. */
  readonly revoke: boolean;
}

export interface InvitedAgain extends MadeInvitation, InvitationSecrets {
  readonly userId: string;
  readonly name: string;
}

/**
 * A new phone for somebody who has had one waits until they say yes on theirs, or until a second person does: whoever
 * invites could otherwise become them unseen. Null for a person who is not in the caller's care.
 */
export const inviteAgain = async (
  parts: ServerParts,
  { userId: madeBy, inviting }: WhoInvites,
  { userId, revoke }: Again,
  now: string,
): Promise<InvitedAgain | null> => {
  const { database, newId } = parts;
  const person = await personInCare(parts, inviting, userId, thaiDay(now));
  if (!person) return null;
  const { name, post } = person;
  const minted = await mint({ ...parts, db: database.db });
  return database.transaction(async (trx) => {
    const needsYes = await hasHadPhone(trx, userId);
    if (revoke) await revokeAllOf(trx, userId, { by: madeBy, why: "invitedAgain", now });
    const made = await openInvitation(trx, { userId, madeBy, post, hasLink: true, needsYes }, minted, newId(), now);
    const entry = { at: now, actor: madeBy, action: "inviteAgain", subject: userId } as const;
    await parts.audit.within(trx, { ...entry, details: { revoke, needsYes } });
    return { ...made, userId, name, link: minted.link, code: minted.code };
  });
};
