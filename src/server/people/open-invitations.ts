/** Invitations that are still open, and the phones that wait at them, for whoever may decide about them. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { ownHome } from "#domain/homes.ts";
import type { Grant, Role } from "#domain/roles.ts";
import { Problem } from "../problem.ts";
import type { Tables } from "../tables.ts";
import { cannotGive } from "./may-give.ts";
import { FREE_TRIES } from "./way-in.ts";
import type { WhoInvites } from "./invite-person.ts";

export interface OpenInvitation {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly post: Grant;
  readonly madeAt: string;
  /** Null for one that has only a code. */
  readonly linkUntil: string | null;
  readonly codeUntil: string;
  /** `needsApproval`: somebody tried wrong codes; `waiting`: a phone with the right one wants the coordinator's word. */
  readonly state: "open" | "needsApproval" | "waiting";
  readonly phones: readonly WaitingLine[];
  /** The caller made it for somebody who has had a phone: a second person says yes, or they themselves. */
  readonly needsSecond: boolean;
}

export interface WaitingLine {
  readonly id: string;
  readonly askedAt: string;
  readonly browser: string | null;
  /** Three, one of which the phone shows. */
  readonly numbers: readonly string[];
}

/** The newest of their own and of those for posts that they could give. */
export const openInvitationsFor = async (
  db: Kysely<Tables>,
  { userId, inviting }: WhoInvites,
  now: string,
): Promise<{ readonly list: readonly OpenInvitation[]; readonly isAll: boolean }> => {
  const rows = await db
    .selectFrom("invitation")
    .select(["id", "user_id", "made_by", "role", "scope", "made_at", "link_until", "code_until", "tries", "needs_yes"])
    .where("closed_at", "is", null)
    .where("code_until", ">", now)
    // Area codes are digits: no sign of `like` is among them.
    .where((row) =>
      row.or([
        row("made_by", "=", userId),
        ...inviting.map(({ scope }) => row("scope", "like", scope === "00" ? "%" : `${scope}%`)),
      ]),
    )
    .orderBy("made_at", "desc")
    .orderBy("id")
    .limit(MOST + 1)
    .execute();
  const own = rows.slice(0, MOST).filter((row) => mayDecide(row, { userId, inviting }));
  const phones = await waitingAt(
    db,
    own.map(({ id }) => id),
  );
  const names = await namesOf(
    db,
    own.map((row) => row.user_id),
  );
  // Whom the caller cannot see is not theirs to decide about.
  const list = own
    .filter((row) => names.has(row.user_id))
    .map((row): OpenInvitation => {
      const waiting = phones.get(row.id) ?? [];
      return {
        id: row.id,
        userId: row.user_id,
        name: names.get(row.user_id) ?? "",
        post: grantOf(row),
        madeAt: row.made_at,
        linkUntil: row.link_until,
        codeUntil: row.code_until,
        state: waiting.length > 0 ? "waiting" : row.tries >= FREE_TRIES ? "needsApproval" : "open",
        phones: waiting,
        needsSecond: row.needs_yes === 1 && row.made_by === userId,
      };
    });
  return { list, isAll: rows.length <= MOST };
};

export interface Approval {
  readonly id: string;
  /** Of the waiting phone. */
  readonly phone: string;
  readonly number: string;
}

/**
 * Lets the phone in at its next question. Choosing another number than it shows sends it away, for somebody else may
 * have asked: the person tries again and reads out a new one, twice; the third wrong number closes the invitation. 404 `noInvitation`, 404 `noPhone`, 409 `otherNumber`; 403
 * `secondPerson` where the caller invited somebody who has had a phone.
 */
export const approvePhone = async (
  db: Kysely<Tables>,
  by: WhoInvites & { readonly isSecond: boolean },
  { id, phone, number }: Approval,
  now: string,
): Promise<{ readonly approvedAt: string } | Problem> => {
  const invitation = await db
    .selectFrom("invitation")
    .select(["made_by", "role", "scope", "needs_yes"])
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .where("code_until", ">", now)
    .executeTakeFirst();
  if (!invitation || !mayDecide(invitation, by)) return new Problem(404, "noInvitation");
  if (invitation.needs_yes === 1 && !by.isSecond) return new Problem(403, "secondPerson");
  return chooseNumber(db, { id, phone, number }, now);
};

/** Neither the maker of the invitation nor somebody whom the maker has let in. Asked of the whole database. */
export const isSecondPerson = async (whole: Kysely<Tables>, id: string, userId: string): Promise<boolean> => {
  const made = await whole.selectFrom("invitation").select("made_by").where("id", "=", id).executeTakeFirst();
  if (!made || made.made_by === userId) return false;
  const line = await whole
    .selectFrom("audit")
    .select("n")
    .where("actor", "=", made.made_by)
    .where("subject", "=", userId)
    .where("action", "in", ["invite", "inviteAgain"])
    .executeTakeFirst();
  return line === undefined;
};

/** By somebody who may decide about this invitation. */
export const chooseNumber = async (
  db: Kysely<Tables>,
  { id, phone, number }: Approval,
  now: string,
): Promise<{ readonly approvedAt: string } | Problem> => {
  const ofPhone = { id: phone, invitation_id: id };
  const waiting = await db
    .selectFrom("waiting_phone")
    .select(["number", "approved_at"])
    .where((row) => row.and(ofPhone))
    .executeTakeFirst();
  if (!waiting) return new Problem(404, "noPhone");
  // Said twice, because the answer was lost: the first time stands.
  if (waiting.approved_at !== null) return { approvedAt: waiting.approved_at };
  if (waiting.number !== number) {
    await db
      .deleteFrom("waiting_phone")
      .where((row) => row.and(ofPhone))
      .where("approved_at", "is", null)
      .execute();
    // One of three is right by chance: nobody is asked until they are tired of it.
    await db
      .updateTable("invitation")
      .set((row) => ({ wrong_numbers: row("wrong_numbers", "+", 1) }))
      .where("id", "=", id)
      .execute();
    await db
      .updateTable("invitation")
      .set({ closed_at: now })
      .where("id", "=", id)
      .where("wrong_numbers", ">=", MOST_WRONG_NUMBERS)
      .where("closed_at", "is", null)
      .execute();
    return new Problem(409, "otherNumber", { field: "number" });
  }
  await db
    .updateTable("waiting_phone")
    .set({ approved_at: now })
    .where((row) => row.and({ ...ofPhone, number }))
    .execute();
  return { approvedAt: now };
};

const MOST_WRONG_NUMBERS = 3;

interface Deciding {
  readonly made_by: string;
  readonly role: string;
  readonly scope: string;
}
const grantOf = ({ role, scope }: Deciding): Grant => ({ role: role as Role, scope });
// Also one's own only while one could still make it: a post that ended decides nothing any more.
const mayDecide = (row: Deciding, { inviting }: WhoInvites): boolean => cannotGive(inviting, grantOf(row)) === null;

export const waitingAt = async (
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WaitingLine[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("waiting_phone")
    .select(["id", "invitation_id", "asked_at", "browser", "choices"])
    .where("invitation_id", "in", ids)
    .where("approved_at", "is", null)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return new Map(
    [...groupBy(rows, (row) => row.invitation_id)].map(([invitation, all]) => [
      invitation,
      all.map(({ id, asked_at, browser, choices }) => ({
        id,
        askedAt: asked_at,
        browser,
        numbers: JSON.parse(choices) as string[],
      })),
    ]),
  );
};

const namesOf = async (db: Kysely<Tables>, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("fact_user")
    .select(["id", "name"])
    .where(
      "p",
      "in",
      userIds.map((id) => ownHome(id).partition),
    )
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const MOST = 600;
