/** Fact tables (stub body to be replaced). */
import type { Database } from "./database.ts";

export const refreshFactTables = async (_database: Database): Promise<void> => {};
