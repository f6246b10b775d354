/** A PostgreSQL database with Asa's tables in it, to be copied: made once for a whole vitest run. */
import { Client } from "pg";
import { openDatabase } from "#server/database.ts";
import { FACT_KEY } from "#tests/server/fact-key.ts";

export const TEMPLATE = "asa_template";
/** Who asks here finds the template there. */
export const TEMPLATE_PATH = "/template";

/** As a server of server-for-tests.ts first opens it. A copy takes a third of the time. */
export const makeTemplate = async (server: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`).finally(() => client.end());
  const url = new URL(server);
  url.pathname = `/${TEMPLATE}`;
  const database = await openDatabase({ url: url.href, factKey: FACT_KEY });
  await database.close();
};
