/**
 * The usual mistake, kept as a mutant: rows are numbered from a sequence, which gives a number out long before the
 * commit, and nothing is held meanwhile. All else is the real store.
 */
import { type CompiledQuery, sql, type Transaction } from "kysely";
import type { Database } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import type { Tables } from "#server/tables.ts";
import type { Store } from "#sync/store.ts";

/** Room for one push: its rows take the numbers after the one that the sequence gave. */
const STEP = 1000;

/** Once for a database, before its first `serialStore`. */
export const makeSerial = async ({ db }: Database): Promise<void> => {
  await sql.raw(`create sequence serial increment by ${STEP}`).execute(db);
};

export const serialStore = (database: Database): Store => {
  const real = sqlStore({
    ...database,
    transaction: (work) => database.transaction((trx) => work(withOtherStatements(trx))),
  });
  return {
    ...real,
    heads: async (partitions) => {
      const heads = await real.heads(partitions);
      const newest = await database.db
        .selectFrom("row")
        .select(({ fn }) => ["p", fn.max("seq").as("seq")])
        .groupBy("p")
        .execute();
      return new Map(
        [...heads].map(([p, head]) => [p, { ...head, head: newest.find((row) => row.p === p)?.seq ?? 0 }]),
      );
    },
  };
};

const withOtherStatements = (trx: Transaction<Tables>): Transaction<Tables> =>
  new Proxy(trx, {
    get: (target, name) => {
      if (name === "executeQuery")
        return (query: CompiledQuery) => target.executeQuery({ ...query, ...replaced(query) });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** Takes the number from the sequence instead of the counter, and leaves the counter's row alone. */
const replaced = ({ sql: text }: CompiledQuery): Partial<Pick<CompiledQuery, "sql" | "parameters">> => {
  if (/\bfrom part\b.*\bfor update\b/u.test(text)) return { sql: "select nextval('serial') as seq", parameters: [] };
  if (/^insert into part\b/u.test(text)) return { sql: "select 1", parameters: [] };
  return {};
};
