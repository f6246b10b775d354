/** A new person with an account and a post, and the code that signs their phone in. */
import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { villageHome } from "#domain/homes.ts";
import { problemIn } from "#domain/record-type.ts";
import { userRecord } from "#domain/records/user.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isPost, roles, type Role } from "#domain/roles.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Store } from "#sync/store.ts";
import { findAccount } from "./accounts.ts";
import { isUuid } from "./is-uuid.ts";
import { plant, type PlantedRecord } from "./plant.ts";
import { newPostNotice } from "./people/announce.ts";
import { closeInvitationsOf } from "./people/invitation.ts";
import { mintCode } from "./sign-in-codes.ts";
import type { Tables } from "./tables.ts";

export interface Invitation {
  /** The id that the person had before a backup without them was put back: their phone still has it, and their work. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly role: string;
  /** The place of the post, as the role wants it (domain/roles.ts). */
  readonly scope: string;
  /** For a village that is new to the programme; without it, it is called by its moo number. */
  readonly villageName?: string | undefined;
}

export type EnrolError = { readonly type: "id" | "name" | "phone" | "role" | "scope" };

export interface EnrolParts {
  readonly db: Kysely<Tables>;
  readonly store: Store;
  readonly codeKey: Buffer;
  readonly newId: () => string;
  /** ISO instant. */
  readonly now: string;
}

/** Makes the person, the post and, for a village that never had one, this year's target. The code is good for one phone. */
export const enrol = async (
  parts: EnrolParts,
  invitation: Invitation,
): Promise<Result<{ readonly userId: string; readonly code: string }, EnrolError>> => {
  const wrong = problemWith(invitation);
  if (wrong) return err({ type: wrong });
  const { db, store, newId, now } = parts;
  const userId = invitation.id ?? newId();
  if (await findAccount(db, userId, thaiDay(now))) return err({ type: "id" });
  await plant(store, await newcomer(db, newId, { ...invitation, id: userId }, now), now);
  return ok({ userId, code: await newCode(parts, userId) });
};

export type Newcomer = Omit<Invitation, "id"> & {
  readonly id: string;
  /** Who invites, by name. */
  readonly by?: string | undefined;
  /** Days of the post; without them, from today on. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The records of a new person. What is wrong with them, `problemWith` says before. */
export const newcomer = async (
  db: Kysely<Tables>,
  newId: () => string,
  invited: Newcomer,
  now: string,
): Promise<PlantedRecord[]> => {
  const person: PlantedRecord = { kind: "user", id: invited.id, body: userBody(invited) };
  return [person, ...(await newPost(db, newId, invited, now))];
};

/** The post of somebody whom the server knows, with the village's target where that is new; its other volunteers hear of it. */
export const newPost = async (
  db: Kysely<Tables>,
  newId: () => string,
  given: Newcomer,
  now: string,
): Promise<PlantedRecord[]> => {
  const { id: userId, name, role, scope, by, from = thaiDay(now), to } = given;
  const days = { from, ...(to !== undefined && { to }) };
  const post = { kind: "membership", id: newId(), body: { userId, role, scope, ...days } };
  const target = role === "volunteer" ? await missingTarget(db, newId, given, now) : null;
  const told = role === "volunteer" ? await newPostNotice({ db, newId, now }, { userId, name, scope, by }) : [];
  return [post, ...(target ? [target] : []), ...told];
};

/** For somebody who has an account, and a new phone or a session that is gone. Null without an account. */
export const inviteAgain = async (
  parts: EnrolParts,
  userId: string,
): Promise<{ readonly name: string; readonly code: string } | null> => {
  const account = await findAccount(parts.db, userId, thaiDay(parts.now));
  if (!account) return null;
  // A code that somebody else still holds must not be a second way in.
  await closeInvitationsOf(parts.db, userId, parts.now);
  return { name: account.name, code: await newCode(parts, userId) };
};

/** Good for one phone. */
const newCode = ({ db, codeKey, now }: EnrolParts, userId: string): Promise<string> => {
  const expiresAt = new Date(Date.parse(now) + CODE_DAYS * 86_400_000).toISOString();
  return mintCode(db, codeKey, randomBytes, { userId, expiresAt, uses: 1 });
};

/** Long enough to reach somebody who comes to the district office once a week. */
export const CODE_DAYS = 7;
/** Different people that one village is asked to reach in a year. */
const VILLAGE_TARGET = 4;

const userBody = ({ name, phone }: Pick<Invitation, "name" | "phone">) => ({
  name,
  ...(phone !== undefined && { phone }),
  affiliations: [],
});

/** The first thing that is wrong, by itself: not whether anybody may invite so. */
export const problemWith = (invitation: Invitation): EnrolError["type"] | null => {
  if (invitation.id !== undefined && !isUuid(invitation.id)) return "id";
  const problem = problemIn(userRecord, userBody(invitation));
  if (problem) return problem.field === "phone" ? "phone" : "name";
  if (!roles.includes(invitation.role as Role)) return "role";
  return isPost(invitation.role as Role, invitation.scope) ? null : "scope";
};

const missingTarget = async (
  db: Kysely<Tables>,
  newId: () => string,
  { scope, villageName }: Pick<Invitation, "scope" | "villageName">,
  now: string,
): Promise<PlantedRecord | null> => {
  const fiscalYear = fiscalYearOf(thaiDay(now));
  const known = await db
    .selectFrom("fact_village_target")
    .select("id")
    .where("p", "=", villageHome(scope).partition)
    .where("village", "=", scope)
    .where("fiscal_year", "<=", fiscalYear)
    .executeTakeFirst();
  if (known) return null;
  const moo = Number(scope.slice(6));
  const names = { nameTh: villageName ?? `หมู่ที่ ${moo}`, nameEn: villageName ?? `Moo ${moo}` };
  return {
    kind: "villageTarget",
    id: newId(),
    body: { areaCode: scope, fiscalYear, people: VILLAGE_TARGET, ...names },
  };
};
