/** The connections to PostgreSQL. */
import { Pool, TypeOverrides, types } from "pg";

/** Counts and sums come back as numbers, as they do from SQLite: ours stay far below 2^53. */
export const postgresPool = (url: string): Pool => {
  const asNumbers = new TypeOverrides();
  asNumbers.setTypeParser(types.builtins.INT8, Number);
  asNumbers.setTypeParser(types.builtins.NUMERIC, Number);
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000, types: asNumbers });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
};
