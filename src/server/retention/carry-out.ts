/**
 * Carries out how long records are kept (src/domain/retention.ts), at each start and every day. What goes is changed as
 * everybody's records are, so phones hear of it at their next sync.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import type { Tables } from "../tables.ts";
import { doneBefore, dueRows, leftOf, timedTypes, type TimedType } from "./due-rows.ts";
import { listPeopleOver } from "./people-without-help.ts";

export interface RetentionParts {
  readonly database: Database;
  readonly store: Store;
  /** ISO instant. */
  readonly now: string;
}

/** Kind → how many records went, or lost what was to go of them. */
export type Removed = ReadonlyMap<string, number>;

/** May be run again at any time, and by several servers at once: each row goes once. */
export const carryOutRetention = async (parts: RetentionParts): Promise<Removed> => {
  const { database, now } = parts;
  const removed = new Map<string, number>();
  for (const type of timedTypes()) {
    const count = await carryOutOne(parts, type);
    removed.set(type.kind, count);
    await database.db
      .insertInto("retention_run")
      .values({ at: now, kind: type.kind, removed: count })
      .onConflict((run) =>
        run.columns(["at", "kind"]).doUpdateSet((row) => ({
          removed: row("retention_run.removed", "+", row.ref("excluded.removed")),
        })),
      )
      .execute();
  }
  await listPeopleOver(database, now);
  return removed;
};

/** What a run at this moment would do, without doing it. */
export const retentionDue = async ({ db }: Pick<Database, "db">, now: string): Promise<Removed> => {
  const due = new Map<string, number>();
  for (const type of timedTypes()) {
    let count = 0;
    for await (const rows of dueRows(db, type, now, await readMark(db, type))) count += rows.length;
    due.set(type.kind, count);
  }
  return due;
};

const carryOutOne = async ({ database: { db }, store, now }: RetentionParts, type: TimedType): Promise<number> => {
  const today = thaiDay(now);
  let count = 0;
  for await (const rows of dueRows(db, type, now, await readMark(db, type))) {
    for (const [partition, some] of groupBy(rows, (row) => row.partition)) {
      const ids = some.map(({ id }) => id);
      // Looked at again while the partition is held: a follow-up may have been opened again meanwhile.
      count += (await rewriteRows(store, { partition, ids }, now, (row) => leftOf(type, row, today))).length;
      // Each is a commit to disk. Hundreds of them in a row would keep everybody waiting.
      await nextTurn();
    }
  }
  await writeMark(db, type, doneBefore(type.retention, today));
  return count;
};

/**
 * How far earlier runs of the same rule have come: what is older was decided on, and comes again only when somebody
 * changes it. Without this, each run would read all old help logs again.
 */
const readMark = async (db: Kysely<Tables>, type: TimedType): Promise<string> => {
  const { value } =
    (await db.selectFrom("setting").select("value").where("name", "=", markName(type)).executeTakeFirst()) ?? {};
  const [rule, at] = value?.split("\n") ?? [];
  return rule === ruleOf(type) ? (at ?? "") : "";
};

const writeMark = async (db: Kysely<Tables>, type: TimedType, at: string): Promise<void> => {
  const value = `${ruleOf(type)}\n${at}`;
  await db
    .insertInto("setting")
    .values({ name: markName(type), value })
    .onConflict((setting) => setting.column("name").doUpdateSet({ value }))
    .execute();
};

const markName = ({ kind }: TimedType): string => `retention ${kind}`;
const ruleOf = ({ retention }: TimedType): string => JSON.stringify(retention);
