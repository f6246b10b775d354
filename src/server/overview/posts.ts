/** Volunteers of an area and when their phones were last heard of. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import type { Question } from "./question.ts";

export interface Post {
  readonly userId: string;
  readonly village: string;
  readonly name: string;
  readonly phone: string | null;
}

/** One for each village of each volunteer, valid today. */
export const postsIn = async (db: Kysely<Tables>, question: Question): Promise<Post[]> => {
  const rows = await volunteerPosts(db, question)
    .innerJoin("fact_user", (join) =>
      join.onRef("fact_user.p", "=", "fact_membership.p").onRef("fact_user.id", "=", "fact_membership.user_id"),
    )
    .select(["fact_membership.user_id as userId", "fact_membership.scope as village", "fact_user.name"])
    .select("fact_user.phone")
    .distinct()
    .execute();
  return rows.map((row) => ({ ...row }));
};

export interface Phones {
  readonly count: number;
  readonly heardOfLately: number;
  readonly lastSeenByUser: ReadonlyMap<string, string>;
}

export const phonesIn = async (db: Kysely<Tables>, question: Question): Promise<Phones> => {
  const devices = await db
    .selectFrom("device")
    .select(["user_id", "last_seen_at"])
    .where("user_id", "in", volunteerPosts(db, question).select("fact_membership.user_id"))
    .orderBy("last_seen_at")
    .execute();
  return {
    count: devices.length,
    heardOfLately: devices.filter((device) => device.last_seen_at >= question.sentSince).length,
    // In order of time: the newest of a person's phones stays.
    lastSeenByUser: new Map(devices.map((device) => [device.user_id, device.last_seen_at])),
  };
};

const volunteerPosts = (db: Kysely<Tables>, { villages, today }: Question) =>
  db
    .selectFrom("fact_membership")
    .where("fact_membership.role", "=", "volunteer")
    .where("fact_membership.scope", ">=", villages[0])
    .where("fact_membership.scope", "<=", villages[1])
    .where(({ eb, fn }) => eb(fn<number>("length", ["fact_membership.scope"]), "=", villages[0].length))
    .where("fact_membership.from_day", "<=", today)
    .where((post) =>
      post.or([post("fact_membership.to_day", "is", null), post("fact_membership.to_day", ">=", today)]),
    );
