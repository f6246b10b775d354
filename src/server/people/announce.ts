/** Who is told that another phone acts as somebody, or that a village has a new volunteer. */
import type { Kysely } from "kysely";
import { ownHome, villageHome } from "#domain/homes.ts";
import type { AccessNotice } from "#domain/records/access-notice.ts";
import type { Role } from "#domain/roles.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Account } from "../accounts.ts";
import type { PlantedRecord } from "../plant.ts";
import type { Tables } from "../tables.ts";

export interface NewPhone {
  readonly clientId: string;
  readonly browser?: string | undefined;
}

/** A phone that signs in, with the key that tells it from any other. */
export interface PhoneWithKey extends NewPhone {
  readonly publicKey: string;
}

interface Telling {
  readonly db: Kysely<Tables>;
  readonly newId: () => string;
  readonly now: string;
}

/**
 * To the person's other phones, those to come as well, and to the other volunteers of their villages. Nothing for a phone
 * that was theirs before: it has the same key, whatever it calls itself.
 */
export const newPhoneNotices = async (
  { db, newId, now }: Telling,
  { userId, name, grants }: Pick<Account, "userId" | "name" | "grants">,
  { clientId, browser, publicKey }: PhoneWithKey,
): Promise<PlantedRecord[]> => {
  const before = await db
    .selectFrom("session")
    .select("token_hash")
    .where("user_id", "=", userId)
    .where("public_key", "=", publicKey)
    .executeTakeFirst();
  if (before) return [];
  const said = { what: "phone", userId, name, at: now, ...(browser !== undefined && { browser }) } as const;
  const own = notice(newId(), { ...said, clientId });
  const villages = grants.filter(({ role }) => role === "volunteer").map(({ scope }) => scope);
  const told = await Promise.all(
    villages.map(async (areaCode) =>
      (await hasOthers(db, areaCode, userId, now)) ? [notice(newId(), { ...said, areaCode })] : [],
    ),
  );
  return [own, ...told.flat()];
};

/** To the volunteers whom the village has already. */
export const newPostNotice = async (
  { db, newId, now }: Telling,
  {
    userId,
    name,
    scope,
    by,
  }: { readonly userId: string; readonly name: string; readonly scope: string; readonly by?: string | undefined },
): Promise<PlantedRecord[]> => {
  if (!(await hasOthers(db, scope, userId, now))) return [];
  return [notice(newId(), { what: "post", userId, name, areaCode: scope, at: now, ...(by !== undefined && { by }) })];
};

/** To the person's own phones: a post that was given to them, or one that ends. */
export const ownPostNotice = async (
  { db, newId, now }: Telling,
  what: "given" | "ended",
  {
    userId,
    by,
    role,
    scope,
    day,
  }: {
    readonly userId: string;
    readonly by: string;
    readonly role: Role;
    readonly scope: string;
    readonly day: string;
  },
): Promise<PlantedRecord> => {
  const [name = "", byName] = [await nameOf(db, userId), await nameOf(db, by)];
  const place = await villageNameOf(db, scope);
  const named = { ...(byName !== undefined && { by: byName }), ...(place !== undefined && { place }) };
  return notice(newId(), { what, userId, name, role, day, at: now, ...named });
};

/** To the person's own phones: one that has a code for their account waits for their yes. */
export const askingNotice = (
  id: string,
  asking: Pick<AccessNotice, "userId" | "name" | "at"> & NewPhone & { readonly until: string },
): PlantedRecord => {
  const { browser, ...rest } = asking;
  return notice(id, { what: "asks", ...rest, ...(browser !== undefined && { browser }) });
};

const notice = (id: string, body: Omit<AccessNotice, "id">): PlantedRecord => ({ kind: "accessNotice", id, body });

/** Whether any phone has ever signed in or synced as this person. */
export const hasHadPhone = async (db: Kysely<Tables>, userId: string): Promise<boolean> => {
  const session = await db.selectFrom("session").select("token_hash").where("user_id", "=", userId).executeTakeFirst();
  if (session) return true;
  const device = await db.selectFrom("device").select("client_id").where("user_id", "=", userId).executeTakeFirst();
  return device !== undefined;
};

/** A client id that another key has used: no phone of ours comes back with a new key under an old id. */
export const isOtherKeys = async (
  db: Kysely<Tables>,
  { clientId, publicKey }: Pick<PhoneWithKey, "clientId" | "publicKey">,
): Promise<boolean> => {
  const ofSession = await db
    .selectFrom("session")
    .select("token_hash")
    .where("client_id", "=", clientId)
    .where("public_key", "<>", publicKey)
    .executeTakeFirst();
  if (ofSession) return true;
  const ofDevice = await db
    .selectFrom("device")
    .select("client_id")
    .where("client_id", "=", clientId)
    .where("public_key", "<>", publicKey)
    .executeTakeFirst();
  return ofDevice !== undefined;
};

const hasOthers = async (db: Kysely<Tables>, village: string, userId: string, now: string): Promise<boolean> => {
  const today = thaiDay(now);
  const other = await db
    .selectFrom("fact_membership")
    .select("id")
    .where("role", "=", "volunteer")
    .where("scope", "=", village)
    .where("user_id", "<>", userId)
    .where("from_day", "<=", today)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", today)]))
    .executeTakeFirst();
  return other !== undefined;
};

const villageNameOf = async (db: Kysely<Tables>, scope: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom("fact_village_target")
    .select("name_th")
    .where("p", "=", villageHome(scope).partition)
    .where("village", "=", scope)
    .orderBy("fiscal_year", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.name_th;
};

/** As the person is called; undefined for one without a record. */
export const nameOf = async (db: Kysely<Tables>, userId: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom("fact_user")
    .select("name")
    .where("p", "=", ownHome(userId).partition)
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.name;
};
