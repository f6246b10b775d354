import { freshDatabase } from "#tests/machine/fresh-database.ts";
import { sqlStoreContract } from "./sql-contract.ts";

sqlStoreContract(async () => {
  const { url, drop } = await freshDatabase();
  return { options: { url }, remove: drop };
});
