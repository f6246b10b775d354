/**
 * Phones with the right code for an invitation that somebody has been guessing at. Each shows a number of three digits;
 * the coordinator, who hears it from the person, chooses it among three.
 */
import type { Kysely } from "kysely";
import type { ServerParts } from "../server-parts.ts";
import type { Tables } from "../tables.ts";
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
  };
}

/** The place of this phone in the list, with a new number if it has one already. */
export const letWait = async (
  { database, newId, randomBytes }: ServerParts,
  invitation: Pick<InvitationTable, "id" | "code_until">,
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
  await database.db
    .insertInto("waiting_phone")
    .values(row)
    .onConflict((conflict) => conflict.columns(["invitation_id", "client_id"]).doUpdateSet(anew))
    .execute();
  return { waiting: { number, ticket, until: invitation.code_until } };
};

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
    .select(["phone.number", "phone.approved_at"])
    .where("phone.ticket_hash", "=", ticketHash)
    .where("phone.client_id", "=", clientId)
    .where("invitation.code_until", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  const { id, user_id, closed_at, code_until, number, approved_at } = row;
  // Closed for good, and not by this phone: there is nothing to wait for.
  if (closed_at !== null && approved_at === null) return null;
  return {
    invitation: { id, user_id, closed_at },
    isApproved: approved_at !== null,
    waiting: { waiting: { number, until: code_until } },
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
