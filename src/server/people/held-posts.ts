/** Who holds which post in an area, for those who give posts there. Names, phones' last word and posts; nobody's casework. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import type { Grant, Role } from "#domain/roles.ts";
import { questionAbout } from "../overview/question.ts";
import { villagesIn, type Village } from "../overview/work-done.ts";
import type { Tables } from "../tables.ts";
import { cannotGive } from "./may-give.ts";

export interface HeldPost extends Grant {
  readonly id: string;
  /** Thai calendar days, both included. */
  readonly from: string;
  readonly to: string | null;
}

export interface PostHolder {
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  /** ISO instant; null for never. */
  readonly lastSeenAt: string | null;
  /** A code for them is out and has not been used. */
  readonly isInvited: boolean;
  /** Of today and of later days. */
  readonly posts: readonly HeldPost[];
}

interface PostsInArea {
  readonly area: string;
  readonly asOf: string;
  /** By place; at most 500, for more somebody asks about a smaller area. */
  readonly people: { readonly total: number; readonly list: readonly PostHolder[] };
  readonly villages: readonly StaffedVillage[];
}

/** Those in the programme, and those where a volunteer has a post. */
interface StaffedVillage {
  readonly code: string;
  /** Null where the village never had a target. */
  readonly nameTh: string | null;
  readonly nameEn: string | null;
  /** Today. */
  readonly volunteers: number;
}

const MOST_PEOPLE = 500;

export const postsInArea = async (
  db: Kysely<Tables>,
  { area, inviting }: { readonly area: string; readonly inviting: readonly Grant[] },
  now: string,
): Promise<PostsInArea> => {
  const question = questionAbout(area, now);
  const rows = (await postsHeld(db, area, question.today)).filter((post) => cannotGive(inviting, post) === null);
  const people = [...groupBy(rows, ({ userId }) => userId)];
  const shown = people.slice(0, MOST_PEOPLE);
  const ids = shown.map(([userId]) => userId);
  const [seen, invited] = [await lastSeen(db, ids), await invitedAmong(db, ids, now)];
  const list = shown.flatMap(([userId, posts]): PostHolder[] =>
    posts.slice(0, 1).map(({ name, phone }) => ({
      userId,
      name,
      phone,
      lastSeenAt: seen.get(userId) ?? null,
      isInvited: invited.has(userId),
      posts: posts.map(({ id, role, scope, from, to }) => ({ id, role, scope, from, to })),
    })),
  );
  const volunteers = rows.filter(({ role, from }) => role === "volunteer" && from <= question.today);
  const villages = staffed(await villagesIn(db, question), volunteers);
  return { area, asOf: now, people: { total: people.length, list }, villages };
};

type PostRow = HeldPost & Pick<PostHolder, "userId" | "name" | "phone">;

const postsHeld = async (db: Kysely<Tables>, area: string, today: string): Promise<PostRow[]> => {
  const rows = await db
    .selectFrom("fact_membership as post")
    .innerJoin("fact_user as person", (join) =>
      join.onRef("person.p", "=", "post.p").onRef("person.id", "=", "post.user_id"),
    )
    .select(["post.id", "post.user_id as userId", "post.role", "post.scope", "post.from_day as from"])
    .select(["post.to_day as to", "person.name", "person.phone"])
    // An area code is digits: no sign of `like` is among them.
    .where("post.scope", "like", `${area}%`)
    .where((post) => post.or([post("post.to_day", "is", null), post("post.to_day", ">=", today)]))
    .orderBy("post.scope")
    .orderBy("post.user_id")
    .orderBy("post.from_day")
    .orderBy("post.id")
    .execute();
  // What stands in the fact table passed the record type's own check.
  return rows.map((row) => ({ ...row, role: row.role as Role }));
};

const lastSeen = async (db: Kysely<Tables>, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("device")
    .select(({ fn }) => ["user_id", fn.max("last_seen_at").as("at")])
    .where("user_id", "in", userIds)
    .groupBy("user_id")
    .execute();
  return new Map(rows.map(({ user_id, at }) => [user_id, at]));
};

const invitedAmong = async (
  db: Kysely<Tables>,
  userIds: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("invitation")
    .select("user_id")
    .where("user_id", "in", userIds)
    .where("closed_at", "is", null)
    .where("code_until", ">", now)
    .execute();
  return new Set(rows.map(({ user_id }) => user_id));
};

const staffed = (villages: readonly Village[], volunteers: readonly PostRow[]): StaffedVillage[] => {
  const byVillage = groupBy(volunteers, ({ scope }) => scope);
  const named = new Map(villages.map((village) => [village.code, village]));
  return [...new Set([...named.keys(), ...byVillage.keys()])].toSorted().map((code) => ({
    code,
    nameTh: named.get(code)?.nameTh ?? null,
    nameEn: named.get(code)?.nameEn ?? null,
    volunteers: new Set(byVillage.get(code)?.map(({ userId }) => userId)).size,
  }));
};
