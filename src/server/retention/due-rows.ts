/** Rows whose period is over, and what is left of each. Reads only. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Body } from "#domain/json.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordTypes } from "#domain/record-types.ts";
import { BELIEVED_DAYS, firstDayKept, isOver, type TimedRetention } from "#domain/retention.ts";
import { addDays, startOfThaiDay, thaiDay } from "#domain/thai-day.ts";
import type { StoredRow } from "#sync/store.ts";
import type { Rewritten } from "../rewrite-rows.ts";
import type { Tables } from "../tables.ts";

/** A record type whose records the clock alone ends. */
export interface TimedType {
  readonly kind: string;
  readonly retention: TimedRetention;
}

export const timedTypes = (types: readonly RecordType[] = recordTypes): TimedType[] =>
  types.flatMap(({ kind, retention }) => (retention && retention.then !== "list" ? [{ kind, retention }] : []));

/** What is left of the row on this Thai day; null: all of it. */
export const leftOf = (
  { kind, retention }: TimedType,
  row: Pick<StoredRow, "id" | "kind" | "body" | "receivedAt">,
  today: string,
): Rewritten | null => {
  const { body } = row;
  if (body === null || row.kind !== kind || !isOver(retention, { ...row, body }, today)) return null;
  if (retention.then === "remove") return { body: null };
  const rest = Object.entries(body).filter(([field]) => !retention.fields.includes(field));
  return rest.length === Object.keys(body).length ? null : { body: Object.fromEntries(rest), keepsMoment: true };
};

export interface DueRow {
  readonly partition: string;
  readonly id: string;
}

/**
 * Step by step, at most `ROWS_PER_STEP` rows looked at in each, oldest change first. Other work of this process comes in
 * between. `after`: everything that the server took before this instant was seen by an earlier run.
 */
export async function* dueRows(
  db: Kysely<Tables>,
  type: TimedType,
  now: string,
  after: string,
): AsyncGenerator<readonly DueRow[]> {
  const today = thaiDay(now);
  const before = lookUntil(type.retention, today);
  for (let last = { received_at: after, p: "", id: "" }; ;) {
    const rows = await db
      .selectFrom("row")
      .select(["p", "id", "kind", "body", "received_at"])
      .where("kind", "=", type.kind)
      .where("body", "is not", null)
      .where("received_at", "<", before)
      .where((row) => row(row.refTuple("received_at", "p", "id"), ">", row.tuple(last.received_at, last.p, last.id)))
      .orderBy("received_at")
      .orderBy("p")
      .orderBy("id")
      .limit(ROWS_PER_STEP)
      .execute();
    const due = rows.filter((row) => leftOf(type, toKept(row), today) !== null);
    yield due.map(({ p, id }) => ({ partition: p, id }));
    const end = rows.at(-1);
    if (!end || rows.length < ROWS_PER_STEP) return;
    last = end;
    await nextTurn();
  }
}

/** What the server took before this instant has been decided on for good by a run of this day. */
export const doneBefore = ({ days }: TimedRetention, today: string): string =>
  startOfThaiDay(firstDayKept(days, today));

// A record may have been made a while before the server took it.
const lookUntil = (retention: TimedRetention, today: string): string =>
  retention.from === "made"
    ? startOfThaiDay(addDays(firstDayKept(retention.days, today), BELIEVED_DAYS))
    : doneBefore(retention, today);

const toKept = (row: Pick<Tables["row"], "id" | "kind" | "body" | "received_at">) => ({
  id: row.id,
  kind: row.kind,
  receivedAt: row.received_at,
  // Only `StoredRow` bodies are written to this column.
  body: row.body === null ? null : (JSON.parse(row.body) as Body),
});

const ROWS_PER_STEP = 500;
