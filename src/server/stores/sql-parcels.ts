/** Records on their way from one partition to another. */
import type { Transaction } from "kysely";
import type { Body } from "#domain/json.ts";
import type { Parcel, PendingParcel, Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import type { ParcelTable, Tables } from "../tables.ts";
import { run } from "./run-statement.ts";
import { insertMany } from "./statements.ts";

/** Numbers them after those sent before. The caller holds the counter of `from`. */
export const sendParcels = async (
  trx: Transaction<Tables>,
  database: Database,
  from: string,
  parcels: readonly Parcel[],
): Promise<void> => {
  const last = new Map<string, number>();
  const rows: (string | number)[][] = [];
  for (const { to, kind, id, set, at } of parcels) {
    const n = (last.get(to) ?? (await lastSent(trx, database, from, to))) + 1;
    last.set(to, n);
    rows.push([from, to, n, kind, id, JSON.stringify(set), at]);
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

const PARCEL = { table: "parcel", columns: ["p", "to_p", "n", "kind", "id", "body", "at"] };

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
