import type { QueryResult, Transaction } from "kysely";
import type { Database } from "../database.ts";
import type { Tables } from "../tables.ts";
import { statement, type Value } from "./statements.ts";

export const run = <R>(
  on: Pick<Transaction<Tables>, "executeQuery">,
  { dialect }: Database,
  text: string,
  values: readonly Value[],
): Promise<QueryResult<R>> =>
  // What a query gives is known by who wrote its text.
  on.executeQuery(statement(dialect, text, values)) as Promise<QueryResult<R>>;
