/** Records on their way from one partition to another. */
import type { Transaction } from "kysely";
import type { Body } from "#domain/json.ts";
import { review } from "#domain/records/review.ts";
import type { Parcel, PendingParcel, PushJob, Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import type { ParcelTable, Tables } from "../tables.ts";
import { run } from "./run-statement.ts";
import { insertMany } from "./statements.ts";

/** Numbers them after those sent before. The caller holds the counter of `from`. */
export const sendParcels = async (
  trx: Transaction<Tables>,
  database: Database,
  { partition: from, userId, now }: Pick<PushJob<unknown>, "partition" | "userId" | "now">,
  parcels: readonly Parcel[],
): Promise<void> => {
  const last = new Map<string, number>();
  const rows: (string | number)[][] = [];
  for (const { to, kind, id, set, at } of parcels) {
    const n = (last.get(to) ?? (await lastSent(trx, database, from, to))) + 1;
    last.set(to, n);
    rows.push([from, to, n, kind, id, JSON.stringify(set), at, userId, now]);
  }
  for (const insert of insertMany(database.dialect, PARCEL, rows)) await trx.executeQuery(insert);
};

export const sqlParcels = (database: Database): Pick<Store, "parcels" | "parcelArrived"> => ({
  parcels: async (from) => {
    const text = `select * from parcel where body is not null ${from === undefined ? "" : "and p = ?"} order by p, to_p, n`;
    const { rows } = await run<ParcelTable>(database.db, database, text, from === undefined ? [] : [from]);
    return rows.map(toParcel);
  },

  parcelArrived: async ({ from, to, n }) => {
    await run(database.db, database, "update parcel set body = null where p = ? and to_p = ? and n = ?", [from, to, n]);
  },
});

/** By this person's changes, within a day; work that is held for review is not counted. */
export const sentWithinDay = async (
  trx: Transaction<Tables>,
  database: Database,
  { partition, userId, now }: PushJob<unknown>,
): Promise<number> => {
  const dayAgo = new Date(Date.parse(now) - DAY_MS).toISOString();
  const text = `select count(*) as n from parcel where p = ? and user_id = ? and sent_at > ? and kind <> ?`;
  const { rows } = await run<{ n: number }>(trx, database, text, [partition, userId, dayAgo, review.kind]);
  return rows[0]?.n ?? 0;
};

const DAY_MS = 24 * 60 * 60 * 1000;

const PARCEL = { table: "parcel", columns: ["p", "to_p", "n", "kind", "id", "body", "at", "user_id", "sent_at"] };

const lastSent = async (trx: Transaction<Tables>, database: Database, from: string, to: string): Promise<number> => {
  const text = "select max(n) as n from parcel where p = ? and to_p = ?";
  return (await run<{ n: number | null }>(trx, database, text, [from, to])).rows[0]?.n ?? 0;
};

const toParcel = ({ p, to_p, n, kind, id, body, at }: ParcelTable): PendingParcel => ({
  from: p,
  to: to_p,
  n,
  kind,
  id,
  at,
  // `sendParcels` wrote it, and those that have none were not asked for.
  set: JSON.parse(body ?? "{}") as Body,
});
