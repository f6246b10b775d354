/** A coordinator's invitation: the new person, the post and the invitation are made together or not at all. */
import type { Transaction } from "kysely";
import { agencies } from "#content/agencies/agencies.ts";
import { ok, err, type Result } from "#domain/result.ts";
import { areaOf, COUNTRY, type Grant, type Role } from "#domain/roles.ts";
import { nameKey } from "#domain/person-name.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { Database } from "../database.ts";
import { newcomer, problemWith, type EnrolError } from "../enrol.ts";
import { plant } from "../plant.ts";
import type { ServerParts } from "../server-parts.ts";
import { sqlStore } from "../stores/sql-store.ts";
import type { Tables } from "../tables.ts";
import { takeTurn } from "../take-turn.ts";
import { nameOf } from "./announce.ts";
import { peopleInPost } from "./has-post.ts";
import { mint, openInvitation, type InvitationSecrets, type MadeInvitation } from "./invitation.ts";
import { knownAreas } from "./known-areas.ts";
import { cannotGive, type GiveError } from "./may-give.ts";
import { newVillagesOf } from "./new-villages.ts";

/** What is asked for, unread but for its types. */
export interface PersonToInvite {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly role: string;
  readonly scope: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface WhoInvites {
  readonly userId: string;
  readonly inviting: readonly Grant[];
}

export type InviteError =
  | { readonly type: "field"; readonly field: EnrolError["type"] | "from" | "to" }
  | { readonly type: "unknownArea" }
  | { readonly type: GiveError }
  /** Somebody of this name has this post: then it is `invitations/again` that is meant. */
  | { readonly type: "alreadyHas" }
  /** Nobody has had this village: it must be named in `newVillages`. */
  | { readonly type: "newVillage" };

/** What is wrong with it apart from whom the database knows. */
export const refusal = (
  person: PersonToInvite,
  inviting: readonly Grant[],
  now: string,
): Exclude<InviteError, { readonly type: "alreadyHas" | "newVillage" }> | null => {
  const field = problemWith(person) ?? wrongDay(person, thaiDay(now));
  if (field) return { type: "field", field };
  const { role, scope } = person;
  if (!isKnownPlace(scope)) return { type: "unknownArea" };
  // `problemWith` has read the role.
  const problem = cannotGive(inviting, { role: role as Role, scope });
  return problem && { type: problem };
};

/** Not before today: a post in the past would open work that was done when somebody else held it. */
const wrongDay = ({ from, to }: PersonToInvite, today: string): "from" | "to" | null => {
  if (from !== undefined && (from < today || from > addDays(today, FURTHEST_DAYS))) return "from";
  return to !== undefined && to < (from ?? today) ? "to" : null;
};
const FURTHEST_DAYS = 366;
const isKnown = knownAreas();
/** An agency is one of the list, everything else lies in one of Thailand's areas. */
const isKnownPlace = (scope: string): boolean => {
  const area = areaOf(scope);
  if (area === COUNTRY) return scope === COUNTRY || agencies.some(({ code }) => code === scope);
  return area !== null && isKnown(area);
};

export interface Invited extends MadeInvitation, InvitationSecrets {
  readonly userId: string;
}

export const invitePerson = async (
  parts: ServerParts,
  by: WhoInvites,
  person: PersonToInvite,
  newVillages: readonly string[],
  now: string,
): Promise<Result<Invited, InviteError>> => {
  const wrong = refusal(person, by.inviting, now);
  if (wrong) return err(wrong);
  const minted = await mint({ ...parts, db: parts.database.db });
  const [userId, id] = [parts.newId(), parts.newId()];
  const { database } = parts.reaching({ people: [userId], villages: villagesOf(person) });
  return database.transaction(async (trx) => {
    await takeTurn(trx, "invite");
    if ((await peopleInPost(trx, person, thaiDay(now))).has(nameKey(person.name))) return err({ type: "alreadyHas" });
    if (!newVillages.includes(person.scope) && (await newVillagesOf(trx, [person])).size > 0)
      return err({ type: "newVillage" });
    const inviter = await nameOf(trx, by.userId);
    const records = await newcomer(trx, parts.newId, { ...person, id: userId, by: inviter }, now);
    await plant(storeIn(trx, database), records, now);
    const post = { role: person.role as Role, scope: person.scope };
    const made = await openInvitation(trx, { userId, madeBy: by.userId, post, hasLink: true }, minted, id, now);
    await parts.audit.within(trx, {
      at: now,
      actor: by.userId,
      action: "invite",
      subject: userId,
      details: { ...post },
    });
    return ok({ ...made, userId, link: minted.link, code: minted.code });
  });
};

/** A village may be new to the programme: its first volunteer comes with its target. */
export const villagesOf = ({ scope }: Pick<PersonToInvite, "scope">): string[] => (scope.length === 8 ? [scope] : []);

/** The store inside a transaction that is open already. */
export const storeIn = (trx: Transaction<Tables>, database: Database) =>
  sqlStore({ ...database, db: trx, transaction: (work) => work(trx) });
