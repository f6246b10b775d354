/** Work that waits for a coordinator: whose, where and why. What it says about a citizen is never in the list. */
import { type Kysely, sql } from "kysely";
import { ownHome } from "#domain/homes.ts";
import type { Body } from "#domain/json.ts";
import type { Tables } from "../tables.ts";
import { questionAbout } from "../overview/question.ts";
import { villagesIn } from "../overview/work-done.ts";
import { lineKey, linesOf } from "./review-line.ts";
import { saidChange, type SaidChange } from "./said-change.ts";

/** One decision. */
export interface OpenReview extends SaidChange {
  readonly id: string;
  /** What the volunteer changed or took back about the same held record afterwards: decided with it, in this order. */
  readonly also: readonly string[];
  /** What the last of them does; null when it cannot be read. */
  readonly lastOp: string | null;
  /** The volunteer who did the work. */
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly village: string;
  readonly villageNameTh: string | null;
  readonly villageNameEn: string | null;
  /** `held`: late, for a village that the volunteer has lost. `given`: refused, and handed over by the volunteer. */
  readonly why: string;
  readonly kind: string;
  /** Why the server had refused it. */
  readonly code: string | null;
  /** When it was done, by the phone's clock, and how many days ago that is. */
  readonly at: string;
  readonly sinceDays: number;
  /** Nobody decides about their own work. */
  readonly mayDecide: boolean;
}

export interface OpenReviews {
  readonly area: string;
  readonly asOf: string;
  /** How many decisions. */
  readonly total: number;
  /** What the server has had for longest first: clocks of phones hide nothing. */
  readonly list: readonly OpenReview[];
}

const MOST = 200;
/** Of one person: whoever makes hundreds must not hide what others wait for. */
const MOST_OF_ONE = 60;
/** A line is seldom more than a record and its correction. */
const MOST_READ = 3 * MOST;
export const mostInLine = 30;
const DAY_MS = 86_400_000;

export const openReviewsIn = async (
  db: Kysely<Tables>,
  area: string,
  readerId: string,
  now: string,
): Promise<OpenReviews> => {
  const question = questionAbout(area, now);
  const open = db
    .selectFrom("fact_review as review")
    .where("review.village", ">=", question.villages[0])
    .where("review.village", "<=", question.villages[1])
    .where("review.state", "=", "open")
    .where("review.why", "in", ["held", "given"]);
  const { total } = await db
    .selectFrom(
      open
        .select(["user_id", "village", lineKey().as("line")])
        .distinct()
        .as("lines"),
    )
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const turn = sql<number>`row_number() over (partition by user_id order by received_at, review.id)`;
  const rows = await db
    .selectFrom(
      open
        .leftJoin("fact_user as person", (join) =>
          join.onRef("person.p", "=", "review.p").onRef("person.id", "=", "review.user_id"),
        )
        .select(["review.id", "review.user_id", "review.village", "review.why", "review.record_kind", "review.code"])
        .select(["review.at", "review.received_at", "review.record_id", "person.name", "person.phone"])
        .select(turn.as("turn"))
        .as("review"),
    )
    .selectAll()
    .where("turn", "<=", MOST_OF_ONE)
    .orderBy("received_at")
    .orderBy("id")
    .limit(MOST_READ)
    .execute();
  const lines = linesOf(rows)
    .slice(0, MOST)
    .map((line) => line.slice(0, mostInLine));
  const saidOf = await readChanges(db, lines.flat());
  const villages = new Map((await villagesIn(db, question)).map((village) => [village.code, village]));
  const list = lines.flatMap(([row, ...rest]) =>
    row
      ? [
          {
            id: row.id,
            also: rest.map(({ id }) => id),
            ...saidOf(row.id),
            lastOp: saidOf(rest.at(-1)?.id ?? row.id).op,
            userId: row.user_id,
            name: row.name ?? "",
            phone: row.phone,
            village: row.village,
            villageNameTh: villages.get(row.village)?.nameTh ?? null,
            villageNameEn: villages.get(row.village)?.nameEn ?? null,
            why: row.why,
            kind: row.record_kind,
            code: row.code,
            at: row.at,
            sinceDays: Math.max(0, Math.floor((Date.parse(now) - Date.parse(row.at)) / DAY_MS)),
            mayDecide: row.user_id !== readerId,
          },
        ]
      : [],
  );
  return { area, asOf: now, total, list };
};

/** What may be said of each change; nothing else of its body leaves the server. */
const readChanges = async (
  db: Kysely<Tables>,
  reviews: readonly { readonly id: string; readonly user_id: string }[],
): Promise<(id: string) => SaidChange> => {
  if (reviews.length === 0) return () => saidChange(null);
  const partitions = [...new Set(reviews.map(({ user_id }) => ownHome(user_id).partition))];
  const rows = await db
    .selectFrom("row")
    .select(["id", "body"])
    .where("p", "in", partitions)
    .where(
      "id",
      "in",
      reviews.map(({ id }) => id),
    )
    .execute();
  // Only `StoredRow` bodies are written there.
  const said = new Map(rows.map(({ id, body }) => [id, saidChange(body === null ? null : (JSON.parse(body) as Body))]));
  return (id) => said.get(id) ?? saidChange(null);
};
