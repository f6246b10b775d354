/** Rows and what follows from them, inside one transaction. */
import type { Transaction } from "kysely";
import type { StoredRow } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { type FactSource, writeFacts } from "../facts.ts";
import type { Tables } from "../tables.ts";
import { rowColumns, toColumns } from "./row-columns.ts";
import { insertMany } from "./statements.ts";

const replaced = rowColumns.filter((column) => column !== "p" && column !== "id");
const into = {
  table: "row",
  columns: rowColumns,
  onConflict: `on conflict (p, id) do update set ${replaced.map((column) => `${column} = excluded.${column}`).join(", ")}`,
};

/** Writes each row as it stands, in place of what had its id. The caller holds the counter that numbered them. */
export const writeRows = async (
  trx: Transaction<Tables>,
  database: Database,
  rows: readonly StoredRow[],
  isNew?: (row: FactSource) => boolean,
): Promise<void> => {
  for (const insert of insertMany(database.dialect, into, rows.map(toColumns))) await trx.executeQuery(insert);
  await writeFacts(trx, database, rows, isNew);
};
