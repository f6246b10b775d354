/** Volunteers of an area and when their phones were last heard of. */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import type { DeviceTable, Tables } from "../tables.ts";
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
  readonly byUser: ReadonlyMap<string, PhonesOfOne>;
}

export interface PhonesOfOne {
  readonly lastSeenAt: string | null;
  /** A phone told that its records were gone, and about how many changes it had not sent. */
  readonly lostData: { readonly at: string; readonly unsent: number } | null;
  /** Whole days that the oldest change of the last push had waited. */
  readonly waitedDays: number;
}

export const noPhone: PhonesOfOne = { lastSeenAt: null, lostData: null, waitedDays: 0 };

export const phonesIn = async (db: Kysely<Tables>, question: Question): Promise<Phones> => {
  const devices = await db
    .selectFrom("device")
    .select(["user_id", "client_id", "last_seen_at", "lost_at", "lost_unsent", "waited_days"])
    .where("user_id", "in", volunteerPosts(db, question).select("fact_membership.user_id"))
    .orderBy("last_seen_at")
    .orderBy("client_id")
    .execute();
  // A phone whose records are gone goes on under another client id: it would count twice.
  const inUse = devices.filter((device) => device.lost_at === null || device.last_seen_at >= device.lost_at);
  return {
    count: inUse.length,
    heardOfLately: inUse.filter((device) => device.last_seen_at >= question.sentSince).length,
    byUser: new Map(
      [...groupBy(devices, (device) => device.user_id)].map(([user, own]) => [user, summaryOf(own, question)]),
    ),
  };
};

type Device = Pick<DeviceTable, "last_seen_at" | "lost_at" | "lost_unsent"> & { readonly waited_days: number };

/** `own`: in the order in which they were last heard of. */
const summaryOf = (own: readonly Device[], { lostSince }: Question): PhonesOfOne => {
  const newest = own.at(-1);
  const losses = own
    .flatMap(({ lost_at, lost_unsent }) => (lost_at === null ? [] : [{ at: lost_at, unsent: lost_unsent ?? 0 }]))
    .filter(({ at }) => at >= lostSince)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return {
    lastSeenAt: newest?.last_seen_at ?? null,
    lostData: losses.at(-1) ?? null,
    waitedDays: newest?.waited_days ?? 0,
  };
};

/** Valid today. */
export const volunteerPosts = (db: Kysely<Tables>, { villages, today }: Question) =>
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
