/** Phones that have a code for somebody's account, and wait for that person's yes on a phone that they have. */
import type { Kysely } from "kysely";
import { Problem } from "../problem.ts";
import type { Tables } from "../tables.ts";
import { closeInvitationsOf } from "./invitation.ts";
import { chooseNumber, waitingAt, type WaitingLine } from "./open-invitations.ts";

export const phonesThatAsk = async (
  db: Kysely<Tables>,
  userId: string,
  now: string,
): Promise<readonly WaitingLine[]> => {
  const ids = await askingInvitations(db, userId, now);
  return [...(await waitingAt(db, ids)).values()].flat();
};

export interface OwnAnswer {
  /** Of the waiting phone. */
  readonly phone: string;
  /** The one that it shows; null: it is not mine. */
  readonly number: string | null;
}

/**
 * Lets the phone in, or closes the invitation for good: whoever has its code is somebody else. A number that it does not
 * show sends it away (`chooseNumber`). 404 `noPhone`.
 */
export const answerPhone = async (
  db: Kysely<Tables>,
  userId: string,
  { phone, number }: OwnAnswer,
  now: string,
): Promise<{ readonly approvedAt: string } | { readonly refusedAt: string } | Problem> => {
  const ids = await askingInvitations(db, userId, now);
  const waiting =
    ids.length === 0
      ? undefined
      : await db
          .selectFrom("waiting_phone")
          .select("invitation_id")
          .where("id", "=", phone)
          .where("invitation_id", "in", ids)
          .executeTakeFirst();
  if (!waiting) return new Problem(404, "noPhone", { field: "phone" });
  if (number !== null) return chooseNumber(db, { id: waiting.invitation_id, phone, number }, now);
  await closeInvitationsOf(db, userId, now);
  return { refusedAt: now };
};

const askingInvitations = async (db: Kysely<Tables>, userId: string, now: string): Promise<string[]> => {
  const rows = await db
    .selectFrom("invitation")
    .select("id")
    .where("user_id", "=", userId)
    .where("needs_yes", "=", 1)
    .where("closed_at", "is", null)
    .where("code_until", ">", now)
    .execute();
  return rows.map(({ id }) => id);
};
