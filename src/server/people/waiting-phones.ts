/**
 * Phones with the right code that need somebody's yes: for an invitation that somebody has been guessing at, or for a
 * person who has had another phone. Each shows a number of three digits; whoever says yes hears or sees it, and chooses
 * it among three.
 */
import type { Kysely } from "kysely";
import type { ServerParts } from "../server-parts.ts";
import type { Tables } from "../tables.ts";
import { plant } from "../plant.ts";
import { askingNotice, nameOf } from "./announce.ts";
import { storeIn } from "./invite-person.ts";
import type { InvitationTable, WaitingPhoneTable } from "./invitation-tables.ts";
import { linkHash } from "./invitation.ts";

/** A phone at the door. */
export interface Knock {
  /** Typed or scanned. */
  readonly code: string;
  readonly clientId: string;
  readonly browser?: string | undefined;
  /** The wide network that it stands in. */
  readonly network: string;
}

export interface Waiting {
  readonly waiting: {
    /** For the screen. */
    readonly number: string;
    /** Taken at sign-in in place of the code, as often as it takes; known when it was made, absent when asked with it. */
    readonly ticket?: string;
    readonly until: string;
    /** Who says yes: the person, on a phone of theirs, or another coordinator; absent: the coordinator who invited. */
    readonly by?: "self";
  };
}

/** The place of this phone in the list, with a new number if it has one already. */
export const letWait = async (
  { database, newId, randomBytes }: ServerParts,
  invitation: Pick<InvitationTable, "id" | "user_id" | "code_until" | "needs_yes">,
  { clientId, browser }: Knock,
  now: string,
): Promise<Waiting> => {
  const ticket = randomBytes(16).toString("base64url");
  const number = threeDigits(randomBytes);
  const choices = amongOthers(number, randomBytes);
  const row: WaitingPhoneTable = {
    id: newId(),
    invitation_id: invitation.id,
    client_id: clientId,
    ticket_hash: linkHash(ticket),
    browser: browser ?? null,
    number,
    choices: JSON.stringify(choices),
    asked_at: now,
    approved_at: null,
  };
  const { invitation_id: _same, client_id: _too, ...anew } = row;
  const until = invitation.code_until;
  const isTold = invitation.needs_yes === 1;
  await database.transaction(async (trx) => {
    const others = await trx
      .selectFrom("waiting_phone")
      .select(["id", "client_id"])
      .where("invitation_id", "=", invitation.id)
      .where("approved_at", "is", null)
      .orderBy("asked_at")
      .orderBy("id")
      .execute();
    await trx
      .insertInto("waiting_phone")
      .values(row)
      .onConflict((conflict) => conflict.columns(["invitation_id", "client_id"]).doUpdateSet(anew))
      .execute();
    // Whoever has the code can knock under any number of names: the oldest make room.
    const room = others.filter((other) => other.client_id !== clientId).slice(0, -(MOST_WAITING - 1));
    if (room.length > 0) {
      const ids = room.map(({ id }) => id);
      await trx.deleteFrom("waiting_phone").where("id", "in", ids).execute();
    }
    // Told once, however many knock.
    if (!isTold || others.length > 0) return;
    const name = (await nameOf(trx, invitation.user_id)) ?? "–";
    const asking = { userId: invitation.user_id, name, clientId, browser, at: now, until };
    await plant(storeIn(trx, database), [askingNotice(newId(), asking)], now);
  });
  return { waiting: { number, ticket, until, ...(isTold && { by: "self" }) } };
};

const MOST_WAITING = 3;

export interface Ticket {
  readonly invitation: Pick<InvitationTable, "id" | "user_id" | "closed_at">;
  readonly isApproved: boolean;
  readonly waiting: Waiting;
}

/** Of this very phone, while the invitation lasts. */
export const findTicket = async (
  db: Kysely<Tables>,
  ticketHash: string,
  { clientId }: Knock,
  now: string,
): Promise<Ticket | null> => {
  const row = await db
    .selectFrom("waiting_phone as phone")
    .innerJoin("invitation", "invitation.id", "phone.invitation_id")
    .select(["invitation.id", "invitation.user_id", "invitation.closed_at", "invitation.code_until"])
    .select("invitation.needs_yes")
    .select(["phone.number", "phone.approved_at"])
    .where("phone.ticket_hash", "=", ticketHash)
    .where("phone.client_id", "=", clientId)
    .where("invitation.code_until", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  const { id, user_id, closed_at, code_until, needs_yes, number, approved_at } = row;
  // Closed for good, and not by this phone: there is nothing to wait for.
  if (closed_at !== null && approved_at === null) return null;
  return {
    invitation: { id, user_id, closed_at },
    isApproved: approved_at !== null,
    waiting: { waiting: { number, until: code_until, ...(needs_yes === 1 && { by: "self" }) } },
  };
};

// Of 65,536 values the first 100 numbers get one more than the others: nobody can use that.
const threeDigits = (randomBytes: ServerParts["randomBytes"]): string =>
  String(100 + (randomBytes(2).readUInt16BE() % 900));

/** In the order of their figures, which says nothing about the right one. */
const amongOthers = (number: string, randomBytes: ServerParts["randomBytes"]): string[] => {
  const numbers = new Set([number]);
  while (numbers.size < 3) numbers.add(threeDigits(randomBytes));
  return [...numbers].sort();
};
